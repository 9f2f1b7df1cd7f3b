import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { useSurface } from './RoomlightProvider.tsx';

const CLICK_SLACK_PX = 4; // a hand is not still while it clicks
const ACROSS_PX = 10_000; // wider than any window: the frame stops at the window's edge

interface Drag {
  /** Where the pointer was last, in screen px: the frame moves under it, so its own coordinates lie. */
  x: number;
  y: number;
  dx: number;
  dy: number;
  isMoving: boolean;
  frame: number | null;
}

export type Edge = 'left' | 'right';

export interface FrameDrag {
  /** The side of the window that the frame keeps to, as far as a pointer has shown. */
  readonly edge: Edge;
  /** To the other side of the window, for whoever does not drag. */
  readonly moveAcross: () => void;
  /** For the element that is dragged by. Its click is left out after a drag. */
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: (event: PointerEvent) => void;
    readonly onClickCapture: (event: MouseEvent) => void;
  };
}

/** Drags the overlay's frame over the page; at most one step per animation frame is sent. */
export function useFrameDrag(firstEdge: Edge): FrameDrag {
  const surface = useSurface();
  const drag = useRef<Drag | null>(null);
  const wasDragged = useRef(false);
  const [edge, setEdge] = useState(firstEdge);

  function flush(done: boolean): void {
    const now = drag.current;
    if (!now) return;
    if (now.frame !== null) cancelAnimationFrame(now.frame);
    surface.tell({ type: 'drag_frame', dx: now.dx, dy: now.dy, done });
    Object.assign(now, { dx: 0, dy: 0, frame: null });
  }

  function onPointerMove(event: PointerEvent): void {
    const now = drag.current;
    if (!now) return;
    // The button was let go where nobody told us.
    if (event.buttons === 0) return onPointerEnd(event);
    const dx = event.screenX - now.x;
    const dy = event.screenY - now.y;
    if (!now.isMoving && Math.hypot(dx, dy) < CLICK_SLACK_PX) return;
    Object.assign(now, { isMoving: true, x: event.screenX, y: event.screenY });
    now.dx += dx;
    now.dy += dy;
    now.frame ??= requestAnimationFrame(() => flush(false));
  }

  function onPointerEnd(event: PointerEvent): void {
    wasDragged.current = drag.current?.isMoving ?? false;
    if (wasDragged.current) {
      flush(true);
      setEdge(nearerEdge(event));
    }
    drag.current = null;
  }

  function moveAcross(): void {
    const dx = edge === 'left' ? ACROSS_PX : -ACROSS_PX;
    void surface.ask<'drag_frame'>({ type: 'drag_frame', dx, dy: 0, done: true });
    setEdge(edge === 'left' ? 'right' : 'left');
  }

  return {
    edge,
    moveAcross,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        wasDragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = {
          x: event.screenX,
          y: event.screenY,
          dx: 0,
          dy: 0,
          isMoving: false,
          frame: null,
        };
      },
      onPointerMove,
      onPointerUp: onPointerEnd,
      onPointerCancel: onPointerEnd,
      onClickCapture(event) {
        if (!wasDragged.current) return;
        wasDragged.current = false;
        event.stopPropagation();
      },
    },
  };
}

/** A frame of another origin does not know where it is; a pointer over it does. */
function nearerEdge(event: PointerEvent): Edge {
  return event.screenX < window.screenX + window.outerWidth / 2 ? 'left' : 'right';
}
