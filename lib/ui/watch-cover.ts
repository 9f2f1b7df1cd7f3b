/** As often as Chromium looks. */
const LOOK_MS = 100;
/** What it says is up to 300 ms old, and wrong right after a frame has grown or was raised: only what stays counts. */
const SURE_MS = 500;

/** What TypeScript does not know of Chromium's IntersectionObserver v2. */
interface TrackVisibility extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}
interface Seen {
  /** Undefined where the browser does not know. */
  readonly isVisible?: boolean;
}

export interface Cover {
  /** Whether something has lain over the frame, or it was see-through, for half a second now. */
  readonly isCovered: () => boolean;
}

interface Watch {
  readonly page?: Document;
  /** ms, counting up */
  readonly now?: () => number;
  readonly Observer?: typeof IntersectionObserver;
}

/**
 * Asks the browser whether a person can see the frame: what a page lays over it, lets through clicks or not,
 * and what it fades or distorts it with. Only Chromium can tell; elsewhere nothing is ever covered. It goes
 * on for as long as the page does.
 */
export function watchCover({
  page = document,
  now = () => performance.now(),
  Observer = globalThis.IntersectionObserver,
}: Watch = {}): Cover {
  let coveredSince: number | null = null;
  const options: TrackVisibility = { trackVisibility: true, delay: LOOK_MS };
  const observer = new Observer((entries) => {
    const isCovered = (entries.at(-1) as Seen | undefined)?.isVisible === false;
    coveredSince = isCovered ? (coveredSince ?? now()) : null;
  }, options);
  const look = () => {
    observer.disconnect();
    observer.observe(page.documentElement);
  };
  // In a hidden tab it says "covered", and does not look again by itself when the tab is back.
  page.addEventListener('visibilitychange', look);
  look();

  return {
    isCovered() {
      const isSure = coveredSince !== null && now() - coveredSince >= SURE_MS;
      // If that was old, the next press is taken.
      if (isSure) look();
      return isSure;
    },
  };
}
