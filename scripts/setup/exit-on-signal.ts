import { constants } from 'node:os';

/**
 * Turns what would end this process at once into an exit, so that whoever listens to `exit` can still
 * end the browsers and servers that it has started.
 */
export function exitOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
}
