const GAP = 4; // px between the opener and what it opens
const EDGE = 8; // px that stay free at the window's edge

/**
 * Puts a popover, which is over everything, below or above the element that opens it: on the side with
 * more room, lined up with the edge of it that is nearer to the window's, and never beyond the other one. Call it
 * before it shows.
 */
export function placeBeside(popover: HTMLElement, opener: Element): void {
  const { left, right, top, bottom } = opener.getBoundingClientRect();
  const { innerWidth: width, innerHeight: height } = window;
  const isBelow = top + bottom < height;
  const isAtRight = left + right > width;
  Object.assign(popover.style, {
    top: isBelow ? `${bottom + GAP}px` : 'auto',
    bottom: isBelow ? 'auto' : `${height - top + GAP}px`,
    left: isAtRight ? 'auto' : `${Math.max(left, EDGE)}px`,
    right: isAtRight ? `${Math.max(width - right, EDGE)}px` : 'auto',
    maxHeight: `${(isBelow ? height - bottom : top) - GAP - EDGE}px`,
  });
  // How wide it is shows only once it is there, and still before it is painted.
  requestAnimationFrame(() => {
    const { left: start, right: end } = popover.getBoundingClientRect();
    if (start < EDGE) Object.assign(popover.style, { left: `${EDGE}px`, right: 'auto' });
    else if (end > width - EDGE) Object.assign(popover.style, { left: 'auto', right: `${EDGE}px` });
  });
}
