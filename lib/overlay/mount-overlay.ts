import type { OverlayOrder, OverlayPlace } from '../port/overlay-contract.ts';
import { keepOnTop } from './keep-on-top.ts';
import { createOverlayBox } from './overlay-box.ts';
import { PANEL_SIZE } from './panel-size.ts';
import { moveSpot, snapToEdge, type Size } from './place.ts';
import { removeOrphans } from './remove-orphans.ts';

/** The overlay in one document, from its mount until it is taken down. */
export interface MountedOverlay {
  /** False once the page has removed it, which we accept. */
  readonly isThere: () => boolean;
  /** False until the frame has said its size: it was let in and runs. */
  readonly isAlive: () => boolean;
  readonly isPanelOpen: () => boolean;
  readonly obey: (order: OverlayOrder) => void;
  readonly unmount: () => void;
}

interface MountOptions {
  readonly frameUrl: string;
  readonly place: OverlayPlace;
  readonly onMoved: (place: OverlayPlace) => void;
  /** Somebody has navigated the frame. */
  readonly onReplaced: () => void;
}

const view = (): Size => ({ width: innerWidth, height: innerHeight });

/** Puts the overlay into the document. */
export function mountOverlay(options: MountOptions): MountedOverlay {
  const end = new AbortController();
  const box = createOverlayBox(options.frameUrl, options.place, options.onReplaced);
  const { host, frame } = box;
  removeOrphans(options.frameUrl);
  document.documentElement.append(host);
  const top = keepOnTop(box, end.signal);
  const early = { capture: true, signal: end.signal };
  /** What the focus went from, unless by a press in the page: then its person has left it. */
  let before: EventTarget | null = null;
  let isPressed = false;
  addEventListener(
    'pointerdown',
    () => {
      isPressed = true;
      setTimeout(() => (isPressed = false));
    },
    early,
  );
  // Where it goes is not told of a frame of another process.
  addEventListener(
    'focusout',
    ({ target }) => {
      if (target !== host) before = isPressed ? null : target;
    },
    early,
  );

  const drag = (dx: number, dy: number, done: boolean): void => {
    const rect = host.getBoundingClientRect();
    const spot = { left: rect.left, bottom: innerHeight - rect.bottom };
    const moved = moveSpot(spot, dx, dy, rect, view());
    if (!done) return box.restyle({ at: moved });
    const place = snapToEdge(moved, rect, view());
    box.restyle({ at: place });
    options.onMoved(place);
  };
  const focusPage = (): void => {
    top.yieldToPage();
    frame.blur();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  return {
    isThere: () => host.isConnected,
    isAlive: () => box.look().size !== null,
    isPanelOpen: () => box.look().size?.height === PANEL_SIZE.height,
    obey: (order) => {
      if (order.type === 'resize') box.restyle({ size: order });
      else if (order.type === 'drag') drag(order.dx, order.dy, order.done);
      else if (order.type === 'focus_page') focusPage();
      else if (order.type === 'show') top.showOverFullscreen();
    },
    unmount: () => {
      end.abort();
      host.remove();
    },
  };
}
