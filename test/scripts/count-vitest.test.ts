import { expect, test } from 'vitest';
import { countVitest } from '../../scripts/tasks/test.ts';

test('tests are counted as they ended', () => {
  expect(countVitest({ numPassedTests: 12, numFailedTests: 0 }, 0)).toEqual({
    passed: 12,
    failed: 0,
  });
  expect(countVitest({ numPassedTests: 10, numFailedTests: 2 }, 1)).toEqual({
    passed: 10,
    failed: 2,
  });
});

test('a run that ended badly without a failed test is a failure', () => {
  expect(countVitest({ numPassedTests: 12, numFailedTests: 0 }, 1)).toEqual({
    passed: 12,
    failed: 1,
  });
});

test('a run without any test is a failure', () => {
  expect(countVitest({ numPassedTests: 0, numFailedTests: 0 }, 0)).toEqual({
    passed: 0,
    failed: 1,
  });
  expect(countVitest(null, 0)).toEqual({ passed: 0, failed: 1 });
});
