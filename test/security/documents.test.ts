import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages } from '../../locales/en-pages.ts';
import { isThere, testsNamedIn } from '../scripts/named-tests.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const flat = (text: string) => text.replace(/\s+/g, ' ');

test.each([
  ['SECURITY.md', 15],
  ['docs/privacy.md', 7],
])('what %s says has tests, under the names that it gives', (path, least) => {
  const { rows, named } = testsNamedIn(path);
  expect(rows).toBeGreaterThanOrEqual(least);
  expect(named.filter((one) => !isThere(one) || one.name === '')).toEqual([]);
});

test('the privacy page says in the docs what it says in the extension, word for word', () => {
  const page = flat(read('docs/privacy.md'));
  const words = Object.values(pages.options.privacy);
  expect(words.length).toBeGreaterThan(10);
  expect(words.filter((word) => !page.includes(flat(word)))).toEqual([]);
});
