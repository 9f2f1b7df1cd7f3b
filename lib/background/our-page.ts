import type { Browser } from 'webextension-polyfill';
import { canonicalUrl } from '../page/canonical-url.ts';
import { digest } from '../page/digest.ts';
import { readInviteLink } from '../room/invite.ts';
import { isSealedRoom, roomIdOf, roomKey } from '../room/room-id.ts';
import type { RoomAddress } from '../room/types.ts';
import type { LoadSealing } from '../seal/sealing.ts';
import { parseWebAddress } from '../wire/parse-web-address.ts';

export interface OurPageOptions {
  readonly browser: Pick<Browser, 'tabs' | 'windows'>;
  /** The page our overlay is on in this tab, for where the browser does not say. */
  readonly overlayUrl: (tabId: number) => string | undefined;
  /** `roomKey` of the open rooms that are told. */
  readonly sharing: () => readonly string[];
  /** Whether the browser lets anybody be told. */
  readonly mayTell: () => Promise<boolean>;
  /** Whether somebody is told the page's whole address. */
  readonly isLeading: () => boolean;
  readonly sealing: LoadSealing;
  readonly changed: () => void;
  readonly onError: (error: unknown) => void;
}

/** Which page the person has before them, as the rooms are told that they have turned this on for. */
export interface OurPage {
  /** Null where the room is not told, and where there is nothing to tell. */
  of(room: RoomAddress): string | null;
  /** Its whole address, for those whom the person leads; null where there is nothing to tell. */
  readonly url: string | null;
  /** Rooms, overlays or rules may have changed. Resolves once it is known what that means. */
  look(): Promise<void>;
}

/**
 * Watches the tab in front, as long as a room is told. Of its address only a hash leaves this browser, another
 * one for each room; none of a private window, nor of a page that `canonicalUrl` keeps to itself.
 */
export function createOurPage(options: OurPageOptions): OurPage {
  const { browser, overlayUrl, sharing, mayTell, isLeading, sealing, changed, onError } = options;
  const events = [browser.tabs.onActivated, browser.tabs.onUpdated, browser.windows.onFocusChanged];
  let known: Known = NOTHING;
  let isWatching = false;
  let looks = 0;

  function watch(wanted: boolean): void {
    if (wanted === isWatching) return;
    isWatching = wanted;
    for (const event of events) {
      if (wanted) event.addListener(look);
      else event.removeListener(look);
    }
  }

  async function find(): Promise<Known> {
    const rooms = sharing();
    if ((rooms.length === 0 && !isLeading()) || !(await mayTell())) return NOTHING;
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    if (!tab || tab.incognito) return NOTHING;
    const url = tab.url ?? overlayUrl(tab.id ?? -1) ?? '';
    const page = canonicalUrl(url);
    if (!page.ok) return NOTHING;
    const names = rooms.map(async (key) => [key, await nameIn(key, page.url)] as const);
    return {
      url: isLeading() ? addressToTell(url) : null,
      names: new Map(await Promise.all(names)),
    };
  }

  /**
   * What the page is called in a room: keyed by the secret of an encrypted one. In any other its server could
   * try addresses until one fits, which a person is told before they turn this on.
   */
  async function nameIn(key: string, url: string): Promise<string> {
    const roomId = roomIdOf(key);
    const name = isSealedRoom({ roomId }) && (await (await sealing()).namePage(roomId, url));
    return name || digest(`${key} ${url}`);
  }

  async function look(): Promise<void> {
    watch(sharing().length > 0 || isLeading());
    const mine = ++looks;
    try {
      const found = await find();
      if (mine !== looks || written(found) === written(known)) return;
      known = found;
      changed();
    } catch (error) {
      onError(error);
    }
  }

  return {
    of: (room) => known.names.get(roomKey(room)) ?? null,
    get url() {
      return known.url;
    },
    look,
  };
}

/** Without user and password; null for an invitation: whoever is told of it could come into that room. */
function addressToTell(url: string): string | null {
  return readInviteLink(url) ? null : parseWebAddress(url);
}

interface Known {
  readonly url: string | null;
  /** What it is called in each room that is told. */
  readonly names: ReadonlyMap<string, string>;
}

const NOTHING: Known = { url: null, names: new Map() };

function written({ url, names }: Known): string {
  return JSON.stringify([url, ...names]);
}
