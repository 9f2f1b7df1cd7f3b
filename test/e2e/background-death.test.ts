import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, conversation, say, SEEN, waitForMember, type Person } from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const ROOM = 'night-watch';
/** Wake the background, load what it knows, open a socket, join. */
const BACK_MS = 10_000;

describe.each(BROWSERS)('the background is killed in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let observer: RoomObserver;
  let ada: Person;
  let bea: Person;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    observer = await observeRoom(server.url, ROOM);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
    bea = await comeWithBrowser(browserName, 'Bea', `${pages.url}/lighthouses`);
    for (const person of [ada, bea]) {
      await person.join(server.url, ROOM);
      await person.browser.closePopup();
    }
  });

  afterAll(async () => {
    observer?.stop();
    await Promise.all([ada?.browser.close(), bea?.browser.close()]);
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  test('both surfaces show the room again by themselves', async () => {
    const panel = await ada.openPanel();
    const popup = await ada.openPopup();
    await waitForMember(popup, 'Bea', BACK_MS);
    await ada.browser.killBackground();
    // Nobody touches Ada's browser from here on.
    const beaPopup = await bea.openPopup();
    await say(beaPopup, 'Are you still there?');
    await Promise.all([
      popup.waitForText('Are you still there?', BACK_MS),
      panel.waitForText('Are you still there?', BACK_MS),
    ]);
    await Promise.all([waitForMember(popup, 'Bea', BACK_MS), waitForMember(panel, 'Bea', BACK_MS)]);
    await expect.poll(() => observer.others()).toEqual(['Ada', 'Bea']);
    await Promise.all([ada.browser.closePopup(), bea.browser.closePopup()]);
  });

  test('what is typed while it is dead arrives once', async () => {
    const panel = await ada.browser.overlay(ada.tab);
    await panel.fill(SEEN.composer, 'Still here');
    await ada.browser.killBackground();
    await panel.press('Enter');
    await panel.fill(SEEN.composer, 'And writing');
    await ada.browser.killBackground();
    await panel.press('Enter');

    const beaPopup = await bea.openPopup();
    await beaPopup.waitForText('And writing', BACK_MS * 2);
    const said = ['Are you still there?', 'Still here', 'And writing'];
    expect(await conversation(beaPopup)).toEqual(said);
    await expect.poll(() => observer.bodies()).toEqual(said);
    await panel.waitUntil('own messages to be confirmed', async () => {
      return (await conversation(panel)).join() === said.join();
    });
    await bea.browser.closePopup();
  });
});
