import { expect, test, vi } from 'vitest';
import { guarded } from '../../lib/socket/guarded.ts';

test('a callback that throws does not throw into its caller, and the error is reported as uncaught', () => {
  const reported: (() => void)[] = [];
  const queue = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((job) => {
    reported.push(job);
  });
  const careless = guarded(() => {
    throw new Error('a bug');
  });
  expect(careless).not.toThrow();
  queue.mockRestore();
  expect(reported).toHaveLength(1);
  expect(reported[0]).toThrow('a bug');
});
