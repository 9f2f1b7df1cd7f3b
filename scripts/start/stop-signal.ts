import { whenOrphaned } from '../setup/when-orphaned.mjs';

/** Aborts at the first Ctrl-C, SIGTERM, closed terminal or end of npm. Later ones change nothing: it is stopping already. */
export function stopSignal(process: NodeJS.Process): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stop.abort());
  }
  whenOrphaned(() => stop.abort());
  return stop.signal;
}

/** What the promise brings, or rejects with the signal's reason as soon as it aborts. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
