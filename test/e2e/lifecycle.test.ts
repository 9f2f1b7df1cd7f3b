import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { BROWSERS, type Tab } from '../../scripts/browsers/browser.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { servePages, type PagesServer } from './pages/serve-pages.ts';
import { DATABASES, deleteDatabases, takeDatabases } from './databases.ts';
import {
  comeWithBrowser,
  conversation,
  openPanel,
  people,
  say,
  SEEN,
  showEverywhere,
  type Person,
} from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const ROOM = 'lighthouse';
const OTHER_ROOM = 'harbour';
const ARMED_MS = 700;
const ALONE = /^2 people here: You and Observer/;

describe.each(BROWSERS)('the life of an extension in %s', (browserName) => {
  let server: EmbeddedServer;
  let otherServer: EmbeddedServer;
  let pages: PagesServer;
  let observer: RoomObserver;
  let ada: Person;

  const onExtensionPage = async (run: (names: readonly string[]) => Promise<null>) => {
    const page = await ada.browser.extensionPage('options.html');
    await page.evaluate(run, DATABASES);
    await page.close();
    await ada.tab.activate();
    // The overlay takes no keys in its first half second on screen: a page could have brought it under them.
    await new Promise((resolve) => setTimeout(resolve, ARMED_MS));
  };
  const heard = (by: RoomObserver, body: string) =>
    ada.tab.waitUntil(`the room to hear “${body}”`, async () => by.bodies().includes(body));

  beforeAll(async () => {
    [server, otherServer, pages] = await Promise.all([
      startEmbeddedServer(),
      startEmbeddedServer(),
      servePages(),
    ]);
    observer = await observeRoom(server.url, ROOM);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.origin}/plain`);
    await ada.join(server.url, ROOM);
    await ada.browser.closePopup();
    await showEverywhere(ada);
  });

  afterAll(async () => {
    observer?.stop();
    await ada?.browser.close();
    await Promise.all([server?.stop(), otherServer?.stop(), pages?.close()]);
  });

  test('two windows show the room to one person, and closing one leaves the other', async () => {
    const window = await ada.browser.openWindow(`${pages.origin}/plain/window`);
    const there = await openPanel(ada.browser, window);
    await there.waitUntil('one person', async () => ALONE.test(await people(there)));
    await say(there, 'Here I am');
    const here = await ada.openPanel();
    await here.waitForText('Here I am');
    await say(here, 'Here too');
    await there.waitForText('Here too');
    expect(await people(here)).toMatch(ALONE);
    await window.close();
    await say(here, 'And now one');
    await heard(observer, 'And now one');
    expect(await conversation(here)).toEqual(observer.bodies());
    expect(observer.comings()).toEqual(['+Ada']);
  });

  test('two rooms on two servers: each hears its own, and one goes on while the other is away', async () => {
    const other = await observeRoom(otherServer.url, OTHER_ROOM);
    const popup = await ada.openPopup();
    await popup.click(SEEN.menu);
    await popup.click(SEEN.joinAnother);
    await popup.fill(SEEN.server, otherServer.url);
    await popup.fill(SEEN.room, OTHER_ROOM);
    await popup.click(SEEN.join);
    await popup.waitForText(en.connection.online);
    await popup.waitUntil('the other room', async () => (await popup.text('h1')) === OTHER_ROOM);
    await say(popup, 'Ahoy');
    await heard(other, 'Ahoy');

    await otherServer.kill();
    await popup.waitForText(en.connection.reconnecting);
    await popup.click(SEEN.menu);
    await popup.click(SEEN.switchRoom);
    await popup.click(roomRow(ROOM));
    await popup.waitForText(en.connection.online);
    await say(popup, 'More light');
    await heard(observer, 'More light');
    expect(other.bodies()).toEqual(['Ahoy']);
    expect(observer.bodies()).not.toContain('Ahoy');

    await otherServer.start();
    await popup.click(SEEN.menu);
    await popup.click(SEEN.switchRoom);
    await popup.waitFor({ role: 'button', name: new RegExp(`^${OTHER_ROOM}.*1 person here`) });
    await popup.click({ role: 'button', name: en.rooms.leaveNamed(OTHER_ROOM) });
    other.stop();
    await ada.browser.closePopup();
  });

  if (browserName === 'chromium') {
    test('a page loaded ahead of time has no overlay until somebody goes there', async () => {
      // Chromium loads nothing ahead in a tab with a debugger: so this one is opened by another page.
      await ada.tab.evaluate(() => void window.open('/prerendering', '_blank', 'noopener'));
      await ada.tab.waitUntil('the page to be loaded ahead', () =>
        ada.tab.evaluate(() => localStorage.getItem('ahead') === 'loaded'),
      );
      await ada.tab.evaluate(() => localStorage.setItem('go', 'now'));
      const tab = await ada.browser.openedTab(`${pages.origin}/prerendered`);
      const overlay = await openPanel(ada.browser, tab);
      await overlay.waitUntil('one person', async () => ALONE.test(await people(overlay)));
      expect(await tab.evaluate(() => (globalThis as unknown as { seen: unknown }).seen)).toEqual([
        { prerendering: true, overlays: 0 },
        { prerendering: false, overlays: 0 },
      ]);
      expect(await hostsOn(tab)).toBe(1);
      await tab.close();
    });
  }

  test('databases deleted under us: the room goes on, and is whole for the next background', async () => {
    const panel = await ada.openPanel();
    await say(panel, 'Before');
    await heard(observer, 'Before');
    await onExtensionPage(deleteDatabases);
    await say(panel, 'After');
    await heard(observer, 'After');
    await ada.browser.killBackground();
    await panel.waitForText(en.connection.online);
    await say(panel, 'Woken');
    await heard(observer, 'Woken');
    expect(await conversation(panel)).toEqual(observer.bodies());
    expect(observer.comings().at(-1)).toBe('+Ada');
  });

  test('databases that do not open: the text stays, with a sentence, until they do', async () => {
    const panel = await ada.openPanel();
    await onExtensionPage(deleteDatabases);
    await onExtensionPage(takeDatabases);
    await panel.fill(SEEN.composer, 'Keep me');
    await panel.press('Enter');
    await panel.waitForText(en.composer.notStored);
    expect(await panel.value(SEEN.composer)).toBe('Keep me');
    await ada.browser.killBackground();
    observer.say('Still here?');
    await panel.waitForText('Still here?');
    expect(await panel.value(SEEN.composer)).toBe('Keep me');
    expect(observer.bodies()).not.toContain('Keep me');
    await onExtensionPage(deleteDatabases);
    await panel.click(SEEN.send);
    await heard(observer, 'Keep me');
    expect(await panel.exists('[role=alert]')).toBe(false);
    expect(await conversation(panel)).toEqual(observer.bodies());
  });

  test('a private window shows nothing until the person lets the extension in', async () => {
    const window = await ada.browser.openPrivateWindow(`${pages.origin}/plain/private`);
    // By the time it is back on another page, it would be in the private window too.
    await ada.tab.goto(`${pages.origin}/plain/again`);
    await ada.openPanel();
    expect(await hostsOn(window)).toBe(0);

    await ada.browser.allowPrivateWindows();
    const overlay = await openPanel(ada.browser, window);
    await overlay.waitUntil('one person', async () => ALONE.test(await people(overlay)));
    await say(overlay, 'In private');
    await heard(observer, 'In private');
    await window.close();
  });
});

/** Hosts of overlays on a page. */
function hostsOn(tab: Tab): Promise<number> {
  return tab.evaluate(
    () =>
      [...document.documentElement.children].filter((child) => child.localName.includes('-'))
        .length,
  );
}

function roomRow(room: string) {
  return { role: 'button', name: new RegExp(`^${room}`) } as const;
}
