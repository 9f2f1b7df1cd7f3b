import type { OverlayBox } from './overlay-box.ts';

export interface TopLayer {
  /** The person asked for it: from now on also over a fullscreen page. */
  readonly showOverFullscreen: () => void;
  /** Lets go of the page, if the box has made itself the modal dialog. */
  readonly yieldToPage: () => void;
}

/** Two scripts that both want to be on top would go on for ever: after so many raises we are below. */
const RAISES = { count: 8, perMs: 4_000 };

function within({ left, right, top, bottom }: DOMRect, { clientX: x, clientY: y }: PointerEvent) {
  return x >= left && x < right && y >= top && y < bottom;
}

/**
 * Keeps the box above the page. In the browser's top layer the last to enter is on top, so the box
 * enters again whenever the page has opened something.
 *
 * Under a modal dialog (and a fullscreen element) everything else is inert: a popover is seen but takes
 * no clicks. There the box becomes a modal dialog itself while the pointer is over it, or the person
 * types in it, and gives way afterwards, since meanwhile the page's own dialog is the inert one.
 */
export function keepOnTop(box: OverlayBox, signal: AbortSignal): TopLayer {
  const { host, dialog, frame, root } = box;
  /** Modal dialogs inside shadow roots of the page, which only their focus gives away. */
  const inner = new Set<Element>();
  let overFullscreen = false;
  let blocked = false;
  let raises: number[] = [];

  const raise = (): void => {
    const now = performance.now();
    raises = raises.filter((at) => now - at < RAISES.perMs);
    if (!host.isConnected || raises.length >= RAISES.count) return;
    raises.push(now);
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  const yieldToPage = (): void => {
    if (!dialog.open) return;
    dialog.close();
    raise();
  };
  const settle = (): void => {
    for (const element of inner) {
      if (!element.isConnected || !element.matches(':modal')) inner.delete(element);
    }
    blocked = inner.size > 0 || document.querySelector(':modal') !== null;
    const hidden = document.fullscreenElement !== null && !overFullscreen;
    if (hidden !== box.look().hidden) box.restyle({ hidden });
    if (hidden || !blocked) yieldToPage();
    if (!hidden && !dialog.open) raise();
  };

  const options = { capture: true, signal };
  const point = (event: PointerEvent): void => {
    if (!blocked || box.look().hidden) return;
    const inside = within(host.getBoundingClientRect(), event);
    if (dialog.open) {
      const busy = root.activeElement === frame && event.type !== 'pointerdown';
      if (!inside && !busy) yieldToPage();
    } else if (inside) {
      dialog.showModal();
      // A tap has no hover before it: this one woke the box, and is not meant for what lies below.
      if (event.type === 'pointerdown') event.stopImmediatePropagation();
    }
  };
  const opened = (event: Event): void => {
    if (event.target !== host) settle();
  };
  const focused = (event: Event): void => {
    if (event.target === host) return;
    const before = inner.size;
    for (const target of event.composedPath()) {
      if (target instanceof Element && target.matches(':modal')) inner.add(target);
    }
    if (blocked || inner.size !== before) settle();
  };
  for (const type of ['toggle', 'close', 'fullscreenchange'])
    addEventListener(type, opened, options);
  addEventListener('focusin', focused, options);
  addEventListener('pointermove', point, options);
  addEventListener('pointerdown', point, options);
  settle();
  return {
    showOverFullscreen: () => {
      overFullscreen = true;
      settle();
    },
    yieldToPage,
  };
}
