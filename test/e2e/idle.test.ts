import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCountingProxy, type CountingProxy } from './counting-proxy.ts';
import { BROWSERS, type BrowserName } from './drivers/browser.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, SEEN, type Person } from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const ROOM = 'quiet';
const STAY_MS = 120_000;
/** A minute of grace for the room, and 30 s until a browser stops an idle background. */
const END_MS = 90_000;

/** All of them wait at the same time: the waiting is what takes long here. */
let server: EmbeddedServer;
let pages: PageServer;
let observer: RoomObserver;
const everybody: Person[] = [];
/** Who left the room again, each with a way to the server of their own. */
const left: { person: Person; proxy: CountingProxy }[] = [];

beforeAll(async () => {
  [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
  observer = await observeRoom(server.url, ROOM);
  for (const browserName of BROWSERS) {
    await startLeaving(browserName);
    await startStaying(browserName, 'Overlay');
    await startStaying(browserName, 'Nothing');
  }
}, 180_000);

afterAll(async () => {
  observer?.stop();
  await Promise.all(everybody.map(({ browser }) => browser.close()));
  await Promise.all(left.map(({ proxy }) => proxy.stop()));
  await Promise.all([server?.stop(), pages?.stop()]);
});

/** Joins, and leaves no surface but perhaps the overlay's pill. */
async function startStaying(
  browserName: BrowserName,
  surface: 'Overlay' | 'Nothing',
): Promise<void> {
  const person = await comeWithBrowser(browserName, `${browserName}${surface}`, pages.url);
  everybody.push(person);
  await joinAndClose(person, server.url);
  await person.browser.overlay(person.tab);
  if (surface === 'Nothing') await person.tab.close();
}

async function startLeaving(browserName: BrowserName): Promise<void> {
  const person = await comeWithBrowser(browserName, `${browserName}Leaving`, pages.url);
  everybody.push(person);
  const proxy = await startCountingProxy(server.url);
  left.push({ person, proxy });
  await joinAndClose(person, proxy.url);
  expect(proxy.open()).toBeGreaterThan(0);
  const popup = await person.openPopup();
  await popup.click(SEEN.menu);
  await popup.click(SEEN.leave);
  await popup.waitFor(SEEN.join);
  await person.browser.closePopup();
}

async function joinAndClose(person: Person, serverUrl: string): Promise<void> {
  const popup = await person.join(serverUrl, ROOM);
  await popup.waitFor(SEEN.composer);
  await popup.waitUntil('the server to see them', async () =>
    observer.others().includes(person.name),
  );
  await person.browser.closePopup();
}

test('an open room stays joined for two idle minutes; without one the background ends and is silent', async () => {
  const staying = BROWSERS.flatMap((name) => [`${name}Nothing`, `${name}Overlay`]).sort();
  expect(observer.others()).toEqual(staying);
  const comings = observer.comings().length;

  await new Promise((resolve) => setTimeout(resolve, END_MS));
  const accepted = left.map(({ proxy }) => proxy.accepted());
  for (const { person, proxy } of left) {
    expect.soft(await person.browser.isBackgroundRunning(), person.name).toBe(false);
    expect.soft(proxy.open(), person.name).toBe(0);
  }

  await new Promise((resolve) => setTimeout(resolve, STAY_MS - END_MS));
  expect.soft(left.map(({ proxy }) => proxy.accepted())).toEqual(accepted);
  expect(observer.others()).toEqual(staying);
  expect(observer.comings().slice(comings)).toEqual([]);
});
