import { beforeEach, expect, test } from 'vitest';
import { createOurPage, type OurPage, type OurPageOptions } from '../../lib/background/our-page.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import { noSealing } from '../fakes/no-sealing.ts';
import { GARDEN, KITCHEN } from '../fakes/samples.ts';

interface Tab {
  id: number;
  url?: string;
  incognito?: boolean;
}

let tab: Tab;
let sharing: string[];
let isLeading: boolean;
let mayTell: boolean;
let overlayUrl: string | undefined;
let listeners: Set<() => void>;
let changes: number;
let page: OurPage;

const event = () => ({
  addListener: (listener: () => void) => void listeners.add(listener),
  removeListener: (listener: () => void) => void listeners.delete(listener),
});

beforeEach(() => {
  tab = { id: 7, url: 'https://a.example/post?utm_source=x#part' };
  sharing = [roomKey(KITCHEN)];
  isLeading = false;
  mayTell = true;
  overlayUrl = undefined;
  listeners = new Set();
  changes = 0;
  const browser = {
    tabs: { query: async () => [tab], onActivated: event(), onUpdated: event() },
    windows: { onFocusChanged: event() },
  };
  page = createOurPage({
    browser: browser as unknown as OurPageOptions['browser'],
    overlayUrl: () => overlayUrl,
    sharing: () => sharing,
    mayTell: () => Promise.resolve(mayTell),
    isLeading: () => isLeading,
    sealing: noSealing,
    changed: () => (changes += 1),
    onError: (error) => {
      throw error;
    },
  });
});

async function look(): Promise<string | null> {
  await page.look();
  return page.of(KITCHEN);
}

test('a room hears of the page in front as a hash, the same without fragment and query', async () => {
  const hash = await look();
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  tab.url = 'https://a.example/post/';
  expect(await look()).toBe(hash);
  expect(changes).toBe(1);
  tab.url = 'https://a.example/other';
  expect(await look()).not.toBe(hash);
  expect(changes).toBe(2);
});

test('each room has another hash of the same page, and a room that is not told has none', async () => {
  expect(await look()).not.toBeNull();
  expect(page.of(GARDEN)).toBeNull();
  sharing.push(roomKey(GARDEN));
  const kitchen = await look();
  expect(page.of(GARDEN)).not.toBe(kitchen);
});

test('where the browser does not tell the address, the overlay’s page counts', async () => {
  const hash = await look();
  delete tab.url;
  overlayUrl = 'https://a.example/post';
  expect(await look()).toBe(hash);
});

test.each<[string, () => void]>([
  ['a private window', () => (tab.incognito = true)],
  ['anything, where the browser does not let us', () => (mayTell = false)],
  ['a page of this machine', () => (tab.url = 'http://localhost:4000/')],
  ['a bank', () => (tab.url = 'https://www.mybank.example/account')],
  ['a page whose address is not known', () => delete tab.url],
])('nothing is told of %s', async (_what, arrange) => {
  arrange();
  expect(await look()).toBeNull();
});

test('tabs are followed only while some room is told', async () => {
  await look();
  expect(listeners.size).toBe(1);
  sharing = [];
  expect(await look()).toBeNull();
  expect(listeners.size).toBe(0);
});

test('its whole address is known only while somebody is led', async () => {
  sharing = [];
  await look();
  expect(page.url).toBeNull();
  isLeading = true;
  await look();
  expect(page.url).toBe('https://a.example/post?utm_source=x#part');
  tab.incognito = true;
  await look();
  expect(page.url).toBeNull();
});

test('nobody is led into a room that they were not invited to, nor told a password', async () => {
  isLeading = true;
  tab.url = `https://rooms.example/j#e1.${'A'.repeat(43)}.Kitchen`;
  await look();
  expect(page.url).toBeNull();
  tab.url = 'https://ada:secret@a.example/post';
  await look();
  expect(page.url).toBe('https://a.example/post');
});
