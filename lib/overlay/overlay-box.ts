import type { OverlayPlace } from '../port/overlay-contract.ts';
import { overlayCss, type Look } from './overlay-style.ts';

/** The one element that a page sees of us, and what is behind its closed root. */
export interface OverlayBox {
  readonly host: HTMLElement;
  /** Around the frame from the beginning: moving a frame to another parent would reload it. */
  readonly dialog: HTMLDialogElement;
  readonly frame: HTMLIFrameElement;
  readonly root: ShadowRoot;
  readonly look: () => Look;
  readonly restyle: (changes: Partial<Look>) => void;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A valid custom element name that no page can know beforehand. */
function randomName(): string {
  const letters = Array.from(
    crypto.getRandomValues(new Uint8Array(12)),
    (byte) => LETTERS[byte % LETTERS.length],
  ).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/**
 * Makes the host and the frame in it, not yet in the document. The frame has no name: with one, a page
 * could navigate it by `window.open(url, name)`. `onReplaced` is called when something else was loaded
 * into the frame.
 */
export function createOverlayBox(
  frameUrl: string,
  place: OverlayPlace,
  onReplaced: () => void,
): OverlayBox {
  const host = document.createElement(randomName());
  const root = host.attachShadow({ mode: 'closed' });
  const dialog = document.createElement('dialog');
  const frame = document.createElement('iframe');
  const sheet = new CSSStyleSheet();
  let look: Look = { at: place, size: null, hidden: false };
  let loads = 0;

  const restyle = (changes: Partial<Look>): void => {
    look = { ...look, ...changes };
    sheet.replaceSync(overlayCss(look));
  };
  frame.addEventListener('load', () => {
    loads += 1;
    if (loads > 1) onReplaced();
  });
  restyle({});
  root.adoptedStyleSheets = [sheet];
  frame.src = frameUrl;
  dialog.append(frame);
  root.append(dialog);
  host.setAttribute('popover', 'manual');
  return { host, dialog, frame, root, look: () => look, restyle };
}
