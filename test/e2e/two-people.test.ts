import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import { findFreePort, startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import {
  comeWithBrowser,
  conversation,
  people,
  say,
  SEEN,
  waitForMember,
  type Person,
} from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const SOON_MS = 2_000;
/** A leave is held back for 8 s, since a background that was stopped looks like one. */
const LEAVE_MS = 12_000;
const ROOM = 'reading';

describe.each(BROWSERS)('two people in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let ada: Person;
  let bea: Person;
  let observer: RoomObserver;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
    bea = await comeWithBrowser(browserName, 'Bea', `${pages.url}/lighthouses`);
    observer = await observeRoom(server.url, ROOM);
  });

  afterAll(async () => {
    observer?.stop();
    await Promise.all([ada?.browser.close(), bea?.browser.close()]);
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  test('a wrong address is said at the field, and nothing is saved', async () => {
    const { command } = en.problems;
    const deadServer = `http://127.0.0.1:${await findFreePort()}`;
    const wrong = [
      ['nonsense', command.server_not_a_url],
      ['ftp://127.0.0.1/', command.server_wrong_scheme],
      ['http://example.org', command.server_insecure],
      [deadServer, command.connection_unreachable],
    ] as const;
    let popup = await ada.openPopup();
    const offered = await popup.value(SEEN.server);
    for (const [address, words] of wrong) {
      await popup.fill(SEEN.server, address);
      await popup.click(SEEN.test);
      await popup.waitForText(words);
    }
    await popup.fill(SEEN.server, 'http://example.org');
    await popup.fill(SEEN.room, ROOM);
    await popup.click(SEEN.join);
    await popup.waitForText(command.server_insecure);

    await ada.browser.closePopup();
    popup = await ada.openPopup();
    expect(await popup.value(SEEN.server)).toBe(offered);
    await ada.browser.closePopup();
  });

  test('a room name with other characters is said at the field', async () => {
    const popup = await ada.openPopup();
    await popup.fill(SEEN.server, server.url);
    await popup.fill(SEEN.room, 'lots of spaces!');
    await popup.click(SEEN.join);
    await popup.waitForText(en.problems.command.room_characters);
    expect(await popup.exists(SEEN.composer)).toBe(false);
    await ada.browser.closePopup();
  });

  test('the right address answers the test', async () => {
    const popup = await ada.openPopup();
    await popup.fill(SEEN.server, server.url);
    await popup.click(SEEN.test);
    await popup.waitForText(/Roomlight server/);
    expect(observer.others()).toEqual([]);
    await ada.browser.closePopup();
  });

  test('each sees the other in popup and overlay within 2 s', async () => {
    await ada.join(server.url, ROOM);
    await ada.browser.closePopup();
    const adaPanel = await ada.openPanel();
    const adaPopup = await ada.openPopup();
    await waitForMember(adaPopup, 'You', SOON_MS);

    const beaPopup = await bea.join(server.url, ROOM);
    await Promise.all([
      waitForMember(adaPopup, 'Bea', SOON_MS),
      waitForMember(adaPanel, 'Bea', SOON_MS),
      waitForMember(beaPopup, 'Ada', SOON_MS),
    ]);
    const beaOverlay = await bea.browser.overlay(bea.tab);
    await beaOverlay.waitFor({ role: 'button', name: /3 people here/ }, SOON_MS);
    await expect.poll(() => observer.others()).toEqual(['Ada', 'Bea']);
    await Promise.all([ada.browser.closePopup(), bea.browser.closePopup()]);
  });

  test('what is typed in a popup arrives in the other’s overlay and popup', async () => {
    const beaPanel = await bea.openPanel();
    const beaPopup = await bea.openPopup();
    const adaPopup = await ada.openPopup();
    await say(adaPopup, 'Said in a popup');
    await Promise.all([
      beaPanel.waitForText('Said in a popup', SOON_MS),
      beaPopup.waitForText('Said in a popup', SOON_MS),
    ]);
    expect(await conversation(beaPanel)).toEqual(['Said in a popup']);
    await Promise.all([ada.browser.closePopup(), bea.browser.closePopup()]);
  });

  test('what is typed in an overlay arrives in the other’s overlay and popup', async () => {
    const beaPanel = await bea.browser.overlay(bea.tab);
    const adaPanel = await ada.browser.overlay(ada.tab);
    const adaPopup = await ada.openPopup();
    await say(beaPanel, 'Said in an overlay');
    await Promise.all([
      adaPanel.waitForText('Said in an overlay', SOON_MS),
      adaPopup.waitForText('Said in an overlay', SOON_MS),
    ]);
    await ada.browser.closePopup();
    expect(await conversation(adaPanel)).toEqual(['Said in a popup', 'Said in an overlay']);
    expect(await conversation(beaPanel)).toEqual(['Said in a popup', 'Said in an overlay']);
    await expect.poll(() => observer.bodies()).toEqual(['Said in a popup', 'Said in an overlay']);
  });

  test('a draft survives closing the popup', async () => {
    let popup = await ada.openPopup();
    await popup.fill(SEEN.composer, 'Not yet said');
    await ada.browser.closePopup();
    popup = await ada.openPopup();
    expect(await popup.value(SEEN.composer)).toBe('Not yet said');
    await popup.fill(SEEN.composer, '');
    await ada.browser.closePopup();
  });

  test('more tabs of one person add no member, and closing them removes none', async () => {
    const comings = observer.comings().length;
    for (const path of ['/harbours', '/tides']) {
      const tab = await ada.browser.openTab(pages.url + path);
      const popup = await ada.browser.popup(tab);
      await popup.click(SEEN.showHere);
      await ada.browser.overlay(tab);
      await ada.browser.closePopup();
      const overlay = await ada.browser.overlay(tab);
      await overlay.waitFor({ role: 'button', name: /3 people here/ });
      await tab.close();
    }
    await ada.tab.activate();
    const beaPanel = await bea.browser.overlay(bea.tab);
    expect(await people(beaPanel)).toMatch(/^3 people here/);
    await expect.poll(() => observer.others()).toEqual(['Ada', 'Bea']);
    expect(observer.comings()).toHaveLength(comings);
  });

  test('leaving removes one', async () => {
    const popup = await ada.openPopup();
    await popup.click(SEEN.menu);
    await popup.click(SEEN.leave);
    await popup.waitFor(SEEN.join);
    const beaPanel = await bea.browser.overlay(bea.tab);
    await beaPanel.waitUntil(
      'Ada to be gone',
      async () => (await people(beaPanel)).startsWith('2 people here'),
      LEAVE_MS,
    );
    await expect.poll(() => observer.others()).toEqual(['Bea']);
  });
});
