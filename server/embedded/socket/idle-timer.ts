/**
 * Calls `onIdle` when nothing was heard for `idleMs`. Hearing is cheap: the timer is not moved, it looks
 * at the time of the last sound when it fires.
 */
export function createIdleTimer(
  idleMs: number,
  onIdle: () => void,
  now: () => number = () => performance.now(),
): { heard(): void; stop(): void } {
  let heardAt = now();
  let timer = setTimeout(check, idleMs);

  function check(): void {
    const left = heardAt + idleMs - now();
    if (left <= 0) onIdle();
    else timer = setTimeout(check, left);
  }

  return {
    heard: () => void (heardAt = now()),
    stop: () => clearTimeout(timer),
  };
}
