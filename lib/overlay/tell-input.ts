/** Presence counts in minutes: more often nobody needs to know. */
const EACH_MS = 60_000;
/** What a person does who is there. Which key, where and on what is not looked at. */
const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'keydown'];

/**
 * Calls `tell` when the person does something on the page, at most once a minute, until `signal` ends it.
 * What the page itself makes up does not count.
 */
export function tellInput(
  tell: () => void,
  signal: AbortSignal,
  now: () => number = Date.now,
): void {
  let toldAt = -Infinity;
  const heard = ({ isTrusted }: Event): void => {
    if (!isTrusted || now() - toldAt < EACH_MS) return;
    toldAt = now();
    tell();
  };
  for (const sign of SIGNS) {
    addEventListener(sign, heard, { capture: true, passive: true, signal });
  }
}
