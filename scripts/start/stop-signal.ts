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
