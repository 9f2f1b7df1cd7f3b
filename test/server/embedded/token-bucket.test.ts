import { expect, test } from 'vitest';
import { createBuckets } from '../../../server/embedded/socket/token-bucket.ts';

test('a burst goes through, then as many as the rate allows, each key for itself', () => {
  let time = 0;
  const buckets = createBuckets({ perSecond: 5, burst: 2 }, () => time);
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 200]);
  expect(buckets.take('b')).toBe(0);
  time = 200;
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 200]);
  time = 10_000;
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 200]);
});
