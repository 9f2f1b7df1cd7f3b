import { beforeEach, describe, expect, test } from 'vitest';
import { createGuide, type Guide, type SavedGuide } from '../../lib/background/guide.ts';
import type { Consent } from '../../lib/port/contract.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import type { Member, Room } from '../../lib/room/types.ts';
import { createFakeItem, type FakeItem } from '../fakes/fake-item.ts';
import { createHandClock, type HandClock } from '../fakes/hand-clock.ts';
import { aMember, aRoom, KITCHEN } from '../fakes/samples.ts';

const PAGE = 'https://a.example/post';
const KEY = roomKey(KITCHEN);
const TAB = 7;

let page: string | null;
let consent: Consent;
let blocked: string[];
let went: [url: string, tabId?: number][];
let changes: number;
let saved: FakeItem<SavedGuide>;
let clock: HandClock;
let guide: Guide;

beforeEach(async () => {
  page = PAGE;
  consent = 'ask';
  blocked = [];
  went = [];
  changes = 0;
  clock = createHandClock();
  saved = createFakeItem<SavedGuide>({ leading: [], following: null, answered: [] });
  guide = await begin();
});

const begin = () =>
  createGuide({
    page: () => (guide?.isLeading ? page : null),
    look: () => Promise.resolve(),
    consent: () => consent,
    isBlocked: (_room, memberId) => blocked.includes(memberId),
    go: (url, tabId) => void went.push(tabId === undefined ? [url] : [url, tabId]),
    saved,
    changed: () => (changes += 1),
    clock,
  });

function grace(shown: { leads?: string; asks?: { id: string; url: string; at: number } }): Member {
  const member = aMember('grace', 'Grace');
  return { ...member, metas: member.metas.map((meta) => ({ ...meta, ...shown })) };
}

function hear(shown: Parameters<typeof grace>[0] | null, changed: Partial<Room> = {}): void {
  const members = [aMember('ada', 'Ada'), ...(shown ? [grace(shown)] : [])];
  guide.heard(aRoom({ members, ...changed }));
}

describe('leading', () => {
  test('tells the room the page, each time, until it stops', () => {
    expect(guide.tells(KITCHEN)).toEqual({ leads: null, asks: null });
    guide.lead(KITCHEN, true);
    expect(guide.tells(KITCHEN).leads).toBe(PAGE);
    page = 'https://a.example/next';
    expect(guide.tells(KITCHEN).leads).toBe(page);
    page = null; // a private window, a bank
    expect(guide.tells(KITCHEN).leads).toBe('');
    guide.lead(KITCHEN, false);
    page = PAGE;
    expect(guide.tells(KITCHEN).leads).toBeNull();
    expect(changes).toBe(2);
  });

  test('goes on in the next life of the background, and is no other room’s business', async () => {
    guide.lead(KITCHEN, true);
    guide = await begin();
    expect(guide.travel(KITCHEN).leading).toBe(true);
    expect(guide.tells({ ...KITCHEN, roomId: 'garden' }).leads).toBeNull();
  });
});

describe('asking others to come', () => {
  test('shows the page for a minute', async () => {
    expect(await guide.ask(KITCHEN)).toBe(true);
    expect(guide.tells(KITCHEN).asks).toMatchObject({ url: PAGE });
    await clock.advance(59_000);
    expect(guide.tells(KITCHEN).asks).not.toBeNull();
    await clock.advance(2_000);
    expect(guide.tells(KITCHEN).asks).toBeNull();
  });

  test('again is another question, with a minute of its own', async () => {
    await guide.ask(KITCHEN);
    const first = guide.tells(KITCHEN).asks;
    await clock.advance(40_000);
    await guide.ask(KITCHEN);
    await clock.advance(40_000);
    expect(guide.tells(KITCHEN).asks?.id).not.toBe(first?.id);
  });

  test('to a page that is nobody’s business does not come about', async () => {
    page = null;
    expect(await guide.ask(KITCHEN)).toBe(false);
    expect(guide.tells(KITCHEN).asks).toBeNull();
  });
});

describe('being asked', () => {
  const asks = { id: 'q1', url: PAGE, at: 0 };

  beforeEach(() => {
    asks.at = clock.now();
  });

  test('moves nobody who did not say so', () => {
    for (const now of ['ask', 'never'] as const) {
      consent = now;
      hear({ asks });
    }
    expect(went).toEqual([]);
  });

  test('is followed once by whoever always comes', () => {
    consent = 'always';
    hear({ asks });
    hear({ asks });
    hear({ asks: { ...asks, id: 'q2' } });
    expect(went).toEqual([[PAGE], [PAGE]]);
  });

  test('that was answered stays so for every surface, also in a new life of the background', async () => {
    expect(guide.travel(KITCHEN).answered).toEqual([]);
    guide.answer('q1');
    expect(changes).toBe(1);
    guide = await begin();
    expect(guide.travel(KITCHEN).answered).toEqual(['q1']);
    consent = 'always';
    hear({ asks: { ...asks, id: 'q1' } });
    expect(went).toEqual([]);
  });

  test('never leads to this machine, into one’s own network or to a place to sign in', () => {
    consent = 'always';
    for (const [id, url] of [
      'http://localhost:4000/x',
      'http://192.168.1.1/reboot',
      'https://login.example/',
    ].entries()) {
      hear({ asks: { ...asks, id: `${id}`, url } });
    }
    expect(went).toEqual([]);
  });

  test('once more by a server that tells what was asked before moves nobody', async () => {
    consent = 'always';
    hear({ asks });
    guide = await begin(); // a new life of the background
    hear({ asks });
    await clock.advance(6 * 60_000);
    hear({ asks: { ...asks, id: 'never heard of, and asked long ago' } });
    hear({ asks: { ...asks, id: 'from a clock that is wrong', at: clock.now() + 3_600_000 } });
    expect(went).toHaveLength(1);
  });

  test('by somebody who is blocked is no question', () => {
    consent = 'always';
    blocked = ['grace'];
    hear({ asks });
    expect(went).toEqual([]);
  });

  test('by oneself, from another device, is no question', () => {
    consent = 'always';
    const us = { ...grace({ asks }), id: 'ada' };
    guide.heard(aRoom({ members: [us] }));
    expect(went).toEqual([]);
  });
});

describe('following', () => {
  test('goes where they go, in the tab where it began, each place once', () => {
    guide.follow(KITCHEN, 'grace', TAB);
    hear({ leads: PAGE });
    hear({ leads: PAGE });
    hear({ leads: 'https://a.example/next' });
    expect(went).toEqual([
      [PAGE, TAB],
      ['https://a.example/next', TAB],
    ]);
    expect(guide.travel(KITCHEN).following).toBe('grace');
  });

  test.each<[string, Parameters<typeof grace>[0] | null]>([
    ['they stop leading', {}],
    ['they go', null],
  ])('ends when %s', (_what, shown) => {
    guide.follow(KITCHEN, 'grace', TAB);
    hear({ leads: PAGE });
    hear(shown);
    hear({ leads: 'https://a.example/next' });
    expect(went).toEqual([[PAGE, TAB]]);
    expect(guide.travel(KITCHEN).following).toBeNull();
  });

  test('goes on when they come from a page that is told to nobody', () => {
    guide.follow(KITCHEN, 'grace', TAB);
    for (const leads of [PAGE, '', 'https://a.example/next']) hear({ leads });
    expect(went.map(([url]) => url)).toEqual([PAGE, 'https://a.example/next']);
  });

  test('ends when the follower stops', () => {
    guide.follow(KITCHEN, 'grace', TAB);
    hear({ leads: PAGE });
    guide.follow(KITCHEN, null, TAB);
    hear({ leads: 'https://a.example/next' });
    expect(went).toHaveLength(1);
  });

  test('outlives the background and a break of the connection, without going anywhere twice', async () => {
    guide.follow(KITCHEN, 'grace', TAB);
    hear({ leads: PAGE });
    guide = await begin();
    hear(null, { roster: 'unknown' });
    hear(null, { connection: { status: 'connecting' } });
    hear({ leads: PAGE });
    expect(went).toHaveLength(1);
    expect(saved.value.following).toEqual({ key: KEY, memberId: 'grace', tabId: TAB, url: PAGE });
  });

  test('stays where it is while they are somewhere that nobody is led to', () => {
    guide.follow(KITCHEN, 'grace', TAB);
    hear({ leads: 'http://192.168.1.1/' });
    expect(went).toEqual([]);
    expect(guide.travel(KITCHEN).following).toBe('grace');
  });
});
