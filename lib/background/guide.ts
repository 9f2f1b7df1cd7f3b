import { systemClock, type Clock } from '../clock.ts';
import type { Consent, Travel } from '../port/contract.ts';
import { canonicalUrl } from '../page/canonical-url.ts';
import { roomKey } from '../room/room-id.ts';
import { askOf, leadOf, ownMemberId } from '../room/select.ts';
import type { Ask, MemberId, Room, RoomAddress } from '../room/types.ts';
import type { SavedItem } from '../saved-item.ts';

/** Who has not come by then will not. */
const ASK_MS = 60_000;
/**
 * What was asked longer ago, or by a clock that is further off, moves nobody by itself: a server can tell once
 * more what a member has asked at some time.
 */
const FRESH_MS = 5 * 60_000;
/** Asks that are remembered; in `FRESH_MS` nobody gets more. */
const ANSWERED = 100;

/** What outlives the background, and ends with the browser. */
export interface SavedGuide {
  /** `roomKey` of the rooms whose members may follow us. */
  readonly leading: readonly string[];
  readonly following: Following | null;
  /** Asks that were followed by themselves, or answered by the person. */
  readonly answered: readonly string[];
}

interface Following {
  readonly key: string;
  readonly memberId: MemberId;
  /** The tab that goes along. */
  readonly tabId: number;
  /** Where it was brought last. */
  readonly url: string | null;
}

export interface GuideOptions {
  /** The page before the person, by its whole address; null where it is nobody's business. */
  readonly page: () => string | null;
  /** Finds out which page that is. */
  readonly look: () => Promise<void>;
  readonly consent: (key: string) => Consent;
  /** Whether the person wants to have nothing to do with this member. */
  readonly isBlocked: (room: Room, memberId: MemberId) => boolean;
  /** Without a tab, in the one in front. */
  readonly go: (url: string, tabId?: number) => void;
  readonly saved: SavedItem<SavedGuide>;
  /** What others see of us, or what the person sees, is another. */
  readonly changed: () => void;
  readonly clock?: Clock;
}

/** Going to pages together, in encrypted rooms: asking others to come, leading, and following. */
export interface Guide {
  /** What the room's members are told. */
  tells(room: RoomAddress): { readonly leads: string | null; readonly asks: Ask | null };
  travel(room: RoomAddress): Travel;
  /** Lets members follow us, or no longer. */
  lead(room: RoomAddress, on: boolean): void;
  /** Asks everybody to our page. False where there is none that may be told. */
  ask(room: RoomAddress): Promise<boolean>;
  /** What somebody asked is answered: it is asked no more. */
  answer(id: string): void;
  /** Goes where this member goes, in this tab; null: no longer. */
  follow(room: RoomAddress, memberId: MemberId | null, tabId: number): void;
  /** Somebody may have gone on, stopped or asked. */
  heard(room: Room): void;
  /** Whether our page matters to anybody. */
  readonly isLeading: boolean;
}

/** `saved` is read first, so what an earlier life had begun goes on. */
export async function createGuide(options: GuideOptions): Promise<Guide> {
  const { page, look, consent, isBlocked, go, saved, changed, clock = systemClock } = options;
  let { leading, following, answered } = await saved.get();
  const asks = new Map<string, Ask>();
  let asking = 0;
  const save = () => void saved.set({ leading, following, answered });

  function settle(): void {
    save();
    changed();
  }

  function isFresh({ id, at }: Ask): boolean {
    return !answered.includes(id) && Math.abs(clock.now() - at) <= FRESH_MS;
  }

  function goOn(room: Room): void {
    if (following?.key !== roomKey(room.address)) return;
    const { memberId, tabId, url } = following;
    const member = room.members.find(({ id }) => id === memberId);
    const lead = member ? leadOf(member) : null;
    if (lead === null) {
      // Before a roster is here nobody has stopped.
      if (room.roster === 'unknown' || room.connection.status !== 'online') return;
      following = null;
      return settle();
    }
    if (lead === url || !isPublic(lead)) return;
    following = { ...following, url: lead };
    go(lead, tabId);
    settle();
  }

  function comeIfAsked(room: Room): void {
    if (consent(roomKey(room.address)) !== 'always') return;
    const us = ownMemberId(room);
    for (const member of room.members) {
      const ask = member.id === us || isBlocked(room, member.id) ? null : askOf(member);
      if (!ask || !isFresh(ask) || !isPublic(ask.url)) continue;
      answer(ask.id);
      go(ask.url);
    }
  }

  function answer(id: string): void {
    answered = [...answered, id].slice(-ANSWERED);
    settle();
  }

  return {
    tells(room) {
      const key = roomKey(room);
      return { leads: leading.includes(key) ? (page() ?? '') : null, asks: asks.get(key) ?? null };
    },
    travel(room) {
      const key = roomKey(room);
      return {
        consent: consent(key),
        leading: leading.includes(key),
        following: following?.key === key ? following.memberId : null,
        answered,
      };
    },
    lead(room, on) {
      const key = roomKey(room);
      leading = leading.filter((other) => other !== key);
      if (on) leading = [...leading, key];
      settle();
    },
    async ask(room) {
      asking += 1;
      await look();
      const url = page();
      asking -= 1;
      if (url === null) return false;
      const key = roomKey(room);
      const ask = { id: crypto.randomUUID(), url, at: clock.now() };
      asks.set(key, ask);
      clock.after(ASK_MS, () => {
        if (asks.get(key) !== ask) return; // asked again since
        asks.delete(key);
        changed();
      });
      changed();
      return true;
    },
    answer,
    follow(room, memberId, tabId) {
      const key = roomKey(room);
      if (memberId !== null) following = { key, memberId, tabId, url: null };
      else if (following?.key === key) following = null;
      settle();
    },
    heard(room) {
      goOn(room);
      comeIfAsked(room);
    },
    get isLeading() {
      return leading.length > 0 || asking > 0;
    },
  };
}

/** Nobody is led to this machine, into the network they are in, or to where they sign in. */
function isPublic(url: string): boolean {
  return canonicalUrl(url).ok;
}
