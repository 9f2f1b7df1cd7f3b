const ARM_MS = 500; // a page that slides the frame under a click has no more time than this

interface Guard {
  readonly page?: Document;
  /** ms, counting up */
  readonly now?: () => number;
}

/**
 * Lets only real input through to the overlay, and none in its first half second on screen, so that a
 * page can't make a person press what they have not seen. Returns the undoing.
 *
 * It does not ask Chromium whether the frame is covered (IntersectionObserver v2): measured, the answer
 * is up to 300 ms old, and says "covered" right after the frame was resized or raised over a dialog,
 * so that it swallowed presses of people and none of a page.
 */
export function guardClicks({
  page = document,
  now = () => performance.now(),
}: Guard = {}): () => void {
  let shownAt = now();
  const stop = (event: Event) => {
    if (event.isTrusted && now() - shownAt >= ARM_MS) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  const onVisibility = () => {
    if (page.visibilityState === 'visible') shownAt = now();
  };
  const guarded = ['click', 'pointerdown', 'keydown'] as const;
  for (const type of guarded) page.addEventListener(type, stop, { capture: true });
  page.addEventListener('visibilitychange', onVisibility);
  return () => {
    for (const type of guarded) page.removeEventListener(type, stop, { capture: true });
    page.removeEventListener('visibilitychange', onVisibility);
  };
}
