/** A browser sizes a popup in steps: what is measured sooner is on the way. */
const SETTLE_MS = 150;
/** Lower is no popup on a small screen, but one that has not been laid out yet. */
const LOWEST_PX = 240;

/**
 * Fits the popup into less than it asks for: on a low screen the browser gives it a smaller window, and
 * would let the whole page scroll, header and composer with it.
 */
export function fitWindow(page: Document, view: Window): void {
  let timer: number | undefined;
  const fit = (): void => {
    const { documentElement: root } = page;
    if (root.scrollHeight <= view.innerHeight || view.innerHeight < LOWEST_PX) return;
    root.style.setProperty('--window-height', `${view.innerHeight}px`);
  };
  const fitSoon = (): void => {
    view.clearTimeout(timer);
    timer = view.setTimeout(fit, SETTLE_MS);
  };
  view.addEventListener('resize', fitSoon);
  fitSoon();
}
