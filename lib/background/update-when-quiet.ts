import { systemClock, type Clock } from '../clock.ts';

const LOOK_MS = 30_000;
/** An update waits for a quiet moment, but not for ever: it may mend something. */
const LATEST_MS = 12 * 60 * 60_000;

export interface UpdateParts {
  /** Ends this version at once and starts the new one. */
  readonly reload: () => void;
  /** Nobody looks, and nothing is on its way. */
  readonly isQuiet: () => boolean;
  readonly clock?: Clock;
}

/**
 * Takes an update that the browser has ready. Returns what to call when it has. A background that never
 * rests would keep an old version until the browser restarts, and Firefox reloads it in the middle of a
 * sentence if nobody listens.
 */
export function updateWhenQuiet({ reload, isQuiet, clock = systemClock }: UpdateParts): () => void {
  let since: number | null = null;

  function look(readyAt: number): void {
    if (isQuiet() || clock.now() - readyAt >= LATEST_MS) reload();
    else clock.after(LOOK_MS, () => look(readyAt));
  }

  return () => {
    if (since !== null) return;
    since = clock.now();
    look(since);
  };
}
