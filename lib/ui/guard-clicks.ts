const ARM_MS = 500; // a page that slides the frame under a click has no more time than this
const COVER_DELAY_MS = 100; // the least that browsers allow between two looks
const LOOK_AGAIN_MS = 200; // soon enough that a hand does not notice

/** What version 2 of IntersectionObserver adds; TypeScript's DOM does not have it. */
type LookOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type Look = IntersectionObserverEntry & { readonly isVisible?: boolean };

interface Guard {
  readonly page?: Document;
  /** ms, counting up */
  readonly now?: () => number;
  readonly watchCover?: (page: Document) => { isCovered: () => boolean; stop: () => void };
}

/**
 * Lets only real input through to the overlay: none in its first half second on screen, and no press
 * while something lies over it or it is made see-through, so that a page can't make a person press what
 * they have not seen. Returns the undoing.
 */
export function guardClicks({
  page = document,
  now = () => performance.now(),
  watchCover = watchCoverByBrowser,
}: Guard = {}): () => void {
  let shownAt = now();
  const cover = watchCover(page);
  const stop = (event: Event) => {
    const isArmed = event.isTrusted && now() - shownAt >= ARM_MS;
    if (isArmed && (event.type === 'keydown' || !cover.isCovered())) return;
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
    cover.stop();
  };
}

/**
 * Chromium knows what is painted over a frame (IntersectionObserver v2). Firefox does not, and ignores
 * the option: there nothing counts as covered here, and the content script looks from outside.
 *
 * Chromium looks only when this page paints, so a "covered" from the moment in which the frame was
 * resized would stay: it is asked again until the answer is better.
 */
function watchCoverByBrowser(page: Document) {
  const root = page.documentElement;
  const options: LookOptions = { trackVisibility: true, delay: COVER_DELAY_MS };
  let covered = false;
  let nextLook: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver((entries) => {
    const last: Look | undefined = entries.at(-1);
    covered = last?.isVisible === false;
    clearTimeout(nextLook);
    if (covered) nextLook = setTimeout(look, LOOK_AGAIN_MS);
  }, options);

  function look(): void {
    observer.unobserve(root);
    observer.observe(root);
  }

  look();
  const stop = () => {
    clearTimeout(nextLook);
    observer.disconnect();
  };
  return { isCovered: () => covered, stop };
}
