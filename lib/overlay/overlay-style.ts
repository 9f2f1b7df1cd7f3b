import type { OverlayPlace } from '../port/overlay-contract.ts';
import { EDGE_GAP, type Size, type Spot } from './place.ts';

export interface Look {
  /** At rest at an edge, or wherever the pointer has dragged it. */
  readonly at: OverlayPlace | Spot;
  /** Null until the frame has said how large it is; till then it is there, empty and untouchable. */
  readonly size: Size | null;
  readonly hidden: boolean;
}

/** Large enough that browsers lay the frame out, so that it can measure itself. */
const BEFORE_FIRST_SIZE: Size = { width: 360, height: 64 };

/**
 * The stylesheet of the shadow root. Important declarations of `:host` beat whatever the page says
 * about the host element, inline styles and animations included. That a box keeps inside a window
 * that shrinks is CSS too, so nothing has to run on `resize`.
 */
export function overlayCss({ at, size, hidden }: Look): string {
  const { width, height } = size ?? BEFORE_FIRST_SIZE;
  const side = 'edge' in at ? `${at.edge}:${EDGE_GAP}px` : `left:${at.left}px`;
  const room = `${EDGE_GAP * 2}px`;
  const geometry = [
    'position:fixed',
    'inset:auto',
    side,
    `bottom:clamp(${EDGE_GAP}px,${at.bottom}px,100vh - ${height + EDGE_GAP}px)`,
    `width:min(${width}px,100vw - ${room})`,
    `height:min(${height}px,100vh - ${room})`,
    `display:${hidden ? 'none' : 'block'}`,
    `pointer-events:${size ? 'auto' : 'none'}`,
    'z-index:2147483647',
  ];
  const important = (declarations: readonly string[]): string =>
    ['all:initial', ...declarations].map((line) => `${line}!important`).join(';');
  return [
    `:host{${important(geometry)}}`,
    `dialog{${important(['display:block', 'width:100%', 'height:100%'])}}`,
    `dialog:modal{${important(geometry)}}`,
    'dialog::backdrop{background:none}',
    // A frame whose colour scheme differs from its document's is painted opaque.
    `iframe{${important(['display:block', 'width:100%', 'height:100%', 'color-scheme:light dark'])}}`,
  ].join('');
}
