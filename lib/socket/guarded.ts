import { log } from '../log.ts';

/**
 * The callback, safe to hand to phoenix.js: one that throws would leave its socket or channel wedged
 * for good. The error is logged and reported as uncaught, since it is a bug.
 */
export function guarded<Args extends unknown[]>(
  callback: (...args: Args) => void,
): (...args: Args) => void {
  return (...args) => {
    try {
      callback(...args);
    } catch (error) {
      log(`a callback threw: ${String(error)}`);
      queueMicrotask(() => {
        throw error;
      });
    }
  };
}
