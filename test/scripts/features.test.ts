import { expect, test } from 'vitest';
import { isThere, testsNamedIn } from './named-tests.ts';

test('every feature has its test, under the name that the table gives', () => {
  const { rows, named } = testsNamedIn('docs/features.md');
  expect(rows).toBeGreaterThan(40);
  expect(named.filter((one) => !isThere(one))).toEqual([]);
});
