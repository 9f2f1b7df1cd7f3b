/**
 * The little that a content script and the background say to each other. A content script lives in a
 * page that may be hostile: no room, token, key or name ever comes this way.
 */

/** Where the overlay stands: at an edge, and how far up, so that it fits any window. */
export interface OverlayPlace {
  readonly edge: 'left' | 'right';
  /** Distance from the bottom, CSS px. */
  readonly bottom: number;
}

/** What the content script says. */
export type OverlayRequest =
  /** Ready to show: give me the frame's address with a nonce for this document, and the last place. */
  | { readonly type: 'overlay_mounted' }
  /** The person has dragged the overlay here. */
  | { readonly type: 'overlay_moved'; readonly place: OverlayPlace }
  /** The person did something on the page, whatever it was: who reads there is not idle. At most once a minute. */
  | { readonly type: 'page_touched' }
  /** This page is under CSP `sandbox`: a frame of ours does not work in it. */
  | { readonly type: 'page_sandboxed' };

export type OverlayMountReply =
  /** The frame's address ends in `#<nonce>,<edge>`; the content script adds `,panel` where one was open before. */
  | { readonly ok: true; readonly frameUrl: string; readonly place: OverlayPlace }
  /** Not wanted in this document (any more): the content script ends itself. */
  | { readonly ok: false };

/**
 * What the background tells the content script of one document. Each is answered with whether the
 * overlay runs there: false once the page has removed it.
 */
export type OverlayOrder =
  /** Are you still there? Nobody answers after a navigation. */
  | { readonly type: 'ping' }
  /** The person asked for it while it was there: show it even over a fullscreen page. */
  | { readonly type: 'show' }
  | { readonly type: 'resize'; readonly width: number; readonly height: number }
  /** By how much since the last `drag`. After `done` the overlay goes to the nearer edge. */
  | { readonly type: 'drag'; readonly dx: number; readonly dy: number; readonly done: boolean }
  | { readonly type: 'focus_page' }
  | { readonly type: 'take_down' };
