/**
 * Calls `onIdle` when nothing was heard for `idleMs`. Hearing is cheap: the timer is not moved, it looks
 * at the time of the last sound when it fires. After a stall (a suspended machine, a busy one) timers
 * fire before sockets are read: what waits there is heard first, or everybody would be shown out.
 */
export function createIdleTimer(
  idleMs: number,
  onIdle: () => void,
  now: () => number = () => performance.now(),
): { heard(): void; stop(): void } {
  let heardAt = now();
  let timer = setTimeout(check, idleMs);
  let lastCall: NodeJS.Immediate | undefined;

  function check(): void {
    if (leftMs() > 0) timer = setTimeout(check, leftMs());
    else lastCall = setImmediate(() => (leftMs() > 0 ? check() : onIdle()));
  }

  function leftMs(): number {
    return heardAt + idleMs - now();
  }

  return {
    heard: () => void (heardAt = now()),
    stop() {
      clearTimeout(timer);
      clearImmediate(lastCall);
    },
  };
}
