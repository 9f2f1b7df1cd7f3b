import type { OverlayPlace } from '../port/overlay-contract.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the box is while it is dragged: CSS px from the viewport's left and bottom. */
export interface Spot {
  readonly left: number;
  readonly bottom: number;
}

/** CSS px between the box and the viewport's border, on all sides. */
export const EDGE_GAP = 12;

function clamp(value: number, max: number): number {
  return Math.max(EDGE_GAP, Math.min(value, max - EDGE_GAP));
}

/** The spot after a drag by `dx` to the right and `dy` down; the box stays inside the viewport. */
export function moveSpot(spot: Spot, dx: number, dy: number, box: Size, view: Size): Spot {
  return {
    left: clamp(spot.left + dx, view.width - box.width),
    bottom: clamp(spot.bottom - dy, view.height - box.height),
  };
}

/** Where the box stands after it was let go: at the edge its middle is nearer to. */
export function snapToEdge(spot: Spot, box: Size, view: Size): OverlayPlace {
  const middle = spot.left + box.width / 2;
  return { edge: middle < view.width / 2 ? 'left' : 'right', bottom: Math.round(spot.bottom) };
}
