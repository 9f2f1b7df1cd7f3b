import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCountingProxy, type CountingProxy } from './counting-proxy.ts';
import { BROWSERS, type BrowserName } from '../../scripts/browsers/browser.ts';
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
const staying: Person[] = [];
/** Who will leave, each with a way to the server of their own. */
const leaving: { person: Person; proxy: CountingProxy }[] = [];

beforeAll(async () => {
  [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
  observer = await observeRoom(server.url, ROOM);
  for (const browserName of BROWSERS) {
    const withOverlay = await come(browserName, 'Overlay', server.url);
    const withNothing = await come(browserName, 'Nothing', server.url);
    await withNothing.tab.close();
    staying.push(withOverlay, withNothing);
    const proxy = await startCountingProxy(server.url);
    leaving.push({ person: await come(browserName, 'Leaving', proxy.url), proxy });
  }
}, 240_000);

afterAll(async () => {
  observer?.stop();
  const everybody = [...staying, ...leaving.map(({ person }) => person)];
  await Promise.all(everybody.map(({ browser }) => browser.close()));
  await Promise.all(leaving.map(({ proxy }) => proxy.stop()));
  await Promise.all([server?.stop(), pages?.stop()]);
});

/** Joins, and leaves no surface but the overlay's pill. */
async function come(browserName: BrowserName, what: string, serverUrl: string): Promise<Person> {
  const person = await comeWithBrowser(browserName, `${browserName}${what}`, pages.url);
  const popup = await person.join(serverUrl, ROOM);
  await popup.waitUntil('the server to see them', async () =>
    observer.others().includes(person.name),
  );
  await person.browser.closePopup();
  await person.browser.overlay(person.tab);
  return person;
}

async function leave(person: Person): Promise<void> {
  const popup = await person.openPopup();
  await popup.click(SEEN.menu);
  await popup.click(SEEN.leave);
  await popup.waitFor(SEEN.join);
  await person.browser.closePopup();
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test(
  'an open room stays joined for two idle minutes; without one the background ends and is silent',
  { timeout: STAY_MS + 60_000 },
  async () => {
    expect(leaving.map(({ proxy }) => proxy.open() > 0)).toEqual([true, true]);
    for (const { person } of leaving) await leave(person);
    const names = staying.map(({ name }) => name).sort();
    // The server tells who went with its next tick.
    await expect.poll(() => observer.others()).toEqual(names);
    const comings = observer.comings().length;

    await wait(END_MS);
    const accepted = leaving.map(({ proxy }) => proxy.accepted());
    for (const { person, proxy } of leaving) {
      expect.soft(await person.browser.isBackgroundRunning(), person.name).toBe(false);
      expect.soft(proxy.open(), person.name).toBe(0);
    }

    await wait(STAY_MS - END_MS);
    expect.soft(leaving.map(({ proxy }) => proxy.accepted())).toEqual(accepted);
    expect(observer.others()).toEqual(names);
    expect(observer.comings().slice(comings)).toEqual([]);
  },
);
