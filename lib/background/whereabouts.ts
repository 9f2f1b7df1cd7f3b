import type { Browser } from 'webextension-polyfill';
import type { Consent } from '../port/contract.ts';
import { PAGES_TOLD } from '../port/pages-told.ts';
import type { MemberId, Room, RoomAddress } from '../room/types.ts';
import type { LoadSealing } from '../seal/sealing.ts';
import { guideItem } from '../settings.ts';
import type { HereNow } from '../wire/build.ts';
import { createGuide, type Guide } from './guide.ts';
import { createOurPage } from './our-page.ts';

export interface WhereaboutsOptions {
  readonly browser: Pick<Browser, 'tabs' | 'windows' | 'storage' | 'permissions'>;
  readonly isFirefox: boolean;
  readonly overlayUrl: (tabId: number) => string | undefined;
  readonly sharing: () => readonly string[];
  readonly consent: (key: string) => Consent;
  readonly isBlocked: (room: Room, memberId: MemberId) => boolean;
  readonly sealing: LoadSealing;
  readonly changed: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Which page the person has before them, and who goes where with whom. It is a script of its own: a background
 * whose rooms know of no page does not load it.
 */
export interface Whereabouts extends Pick<Guide, 'travel' | 'lead' | 'ask' | 'answer' | 'follow'> {
  tells(room: RoomAddress): Pick<HereNow, 'page' | 'leads' | 'asks'>;
  heard(room: Room): void;
  /** Rooms, overlays or rules may have changed. Resolves once it is known what that means. */
  look(): Promise<void>;
}

export type LoadWhereabouts = () => Promise<(options: WhereaboutsOptions) => Promise<Whereabouts>>;

export async function createWhereabouts(options: WhereaboutsOptions): Promise<Whereabouts> {
  const { browser, overlayUrl, sharing, consent, isBlocked, sealing, changed, onError } = options;
  /** In Firefox a person can take back what they allowed. Chromium knows no such permission. */
  const mayTell = async () => !options.isFirefox || browser.permissions.contains(PAGES_TOLD);
  const ourPage = createOurPage({
    browser,
    overlayUrl,
    sharing,
    mayTell,
    isLeading: () => guide.isLeading,
    sealing,
    changed,
    onError,
  });
  const look = () => ourPage.look();
  const go = async (url: string, tabId?: number) => {
    const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    const tab = tabId ?? front?.id;
    if (tab !== undefined) await browser.tabs.update(tab, { url });
  };
  const guide = await createGuide({
    page: () => ourPage.url,
    look,
    consent,
    isBlocked,
    go: (url, tabId) => void go(url, tabId).catch(onError),
    saved: guideItem(browser.storage.session),
    changed: () => void look().then(changed, onError),
  });
  const { travel, follow, heard } = guide;
  return {
    travel,
    follow,
    heard,
    look,
    lead: guide.lead,
    ask: guide.ask,
    answer: guide.answer,
    tells: (room) => ({ page: ourPage.of(room), ...guide.tells(room) }),
  };
}
