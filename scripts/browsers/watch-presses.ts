interface Watched extends Window {
  /** Whether the last press was on what should be pressed; undefined while there was none. */
  pressHit?: boolean;
}

/**
 * These two run in the page, so they must not use anything outside themselves. They tell whether a
 * press arrived where it was meant to: a frame may have moved between looking and pressing.
 */
export function watchPresses(x: number, y: number): void {
  const watched: Watched = window;
  const target = document.elementFromPoint(x, y);
  delete watched.pressHit;
  const note = (event: Event) => {
    watched.pressHit = target !== null && event.composedPath().includes(target);
  };
  addEventListener('pointerdown', note, { capture: true, once: true });
}

export function wasPressed(): boolean {
  return (window as Watched).pressHit === true;
}
