import type { Surface } from '../../../scripts/browsers/surface.ts';

/**
 * What to add to `performance.now()` to get the time on the wall, ms: each process has its own zero, and
 * `performance.timeOrigin` is what it took for the time when it began. All processes of a machine share the
 * wall's clock, which says whole milliseconds: the moment when it turns over is known far better than that.
 */
export const wallOffset = (): number => findOffset();

/** As `wallOffset`, in a document. */
export const wallOffsetIn = (surface: Surface): Promise<number> => surface.evaluate(findOffset);

/** Runs in documents too, so it must not use anything outside itself. */
function findOffset(): number {
  let best = -Infinity;
  for (let turn = 0; turn < 5; turn += 1) {
    const begun = Date.now();
    let now = begun;
    while (now === begun) now = Date.now();
    // Whatever comes between the turn and the look makes it smaller.
    best = Math.max(best, now - performance.now());
  }
  return best;
}
