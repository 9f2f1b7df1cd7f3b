const ARM_MS = 500; // a page that slides the frame under a click has no more time than this

interface Guard {
  readonly page?: Document;
  /** ms, counting up */
  readonly now?: () => number;
  /** Whether the page has laid something over the frame. */
  readonly isCovered?: () => boolean;
}

/**
 * Lets only real input through to the overlay, none in its first half second on screen, and no press of the
 * pointer while it is covered, so that a page can't make a person press what they have not seen. Keys go
 * through a cover: what is being typed is not lost to a tooltip. Returns the undoing.
 */
export function guardClicks({
  page = document,
  now = () => performance.now(),
  isCovered = () => false,
}: Guard = {}): () => void {
  let shownAt = now();
  const stop = (event: Event) => {
    const isSeen = now() - shownAt >= ARM_MS && (event.type === 'keydown' || !isCovered());
    if (event.isTrusted && isSeen) return;
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
