/**
 * The little that a content script and the background say to each other. A content script lives in a
 * page that may be hostile: no room, token, key or name ever comes this way.
 */

/** What the content script asks. */
export type OverlayRequest =
  /** Ready to show: give me the frame's address with a nonce for this document, and the last place. */
  { readonly type: 'overlay_mounted' };

/** Where the overlay stands: at an edge, and how far down, so that it fits any window. */
export interface OverlayPlace {
  readonly edge: 'left' | 'right';
  /** Distance from the bottom, CSS px. */
  readonly bottom: number;
}

export type OverlayMountReply =
  | { readonly ok: true; readonly frameUrl: string; readonly place: OverlayPlace }
  | { readonly ok: false };

/** What the background tells the content script of one document. */
export type OverlayOrder =
  | { readonly type: 'resize'; readonly width: number; readonly height: number }
  | { readonly type: 'drag'; readonly dx: number; readonly dy: number; readonly done: boolean }
  | { readonly type: 'focus_page' }
  | { readonly type: 'take_down' };
