import { canonicalUrl, type UnsharedReason } from './canonical-url.ts';
import { digest } from './digest.ts';

export type PageRoomScope = 'page' | 'site';

/** A room that a page has by itself: everybody with the extension on this page, or site, finds the same. */
export type PageRoom =
  | { readonly ok: true; readonly roomId: string; readonly host: string }
  | { readonly ok: false; readonly why: UnsharedReason | 'private_window' };

export interface OpenPage {
  readonly url: string;
  /** A page in a private window is named to nobody. */
  readonly isPrivate: boolean;
}

/**
 * The room of a page (`page:` and 32 hex digits) or of its whole site (`site:`). No secret is in it: who
 * knows an address can find the room's name from it, and whoever sees the room's name can try addresses.
 */
export async function findPageRoom(
  { url, isPrivate }: OpenPage,
  scope: PageRoomScope,
): Promise<PageRoom> {
  if (isPrivate) return { ok: false, why: 'private_window' };
  const page = canonicalUrl(url);
  if (!page.ok) return page;
  const name = await digest(scope === 'page' ? page.url : page.host);
  return { ok: true, roomId: `${scope}:${name}`, host: page.host };
}
