import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { BROWSERS, type Tab, WELCOME_PAGE } from '../../scripts/browsers/browser.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, say, showEverywhere, type Person } from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const ROOM = 'almanac';
/** Start the background, load what it knows, open a socket, join. */
const BACK_MS = 15_000;

/** The hosts of overlays on a page, by the version that put them there: an orphan and its heir are two. */
const hostsOn = (tab: Tab) =>
  tab.evaluate(() =>
    [...document.documentElement.children]
      .filter((child) => child.localName.includes('-'))
      .map((child) => (child.hasAttribute('data-old') ? 'old' : 'new')),
  );

const markOld = (tab: Tab) =>
  tab.evaluate(() => {
    for (const child of document.documentElement.children) {
      if (child.localName.includes('-')) child.setAttribute('data-old', '');
    }
  });

describe.each(BROWSERS)('an install and an update of the extension in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let observer: RoomObserver;
  let ada: Person;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    observer = await observeRoom(server.url, ROOM);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/first`, { keepsWelcome: true });
  });

  afterAll(async () => {
    observer?.stop();
    await ada?.browser.close();
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  test('an install opens the welcome page', async () => {
    const welcome = await ada.browser.openedTab(`${ada.browser.origin}/${WELCOME_PAGE}`);
    await welcome.waitForText(en.welcome.title);
    await welcome.close();
    await ada.tab.activate();
  });

  test('an update takes the old overlay down and puts a new one up, with the same person in it', async () => {
    await ada.join(server.url, ROOM);
    await ada.browser.closePopup();
    await showEverywhere(ada);
    const before = await ada.openPanel();
    await say(before, 'Before the update');
    await markOld(ada.tab);
    await ada.browser.reloadExtension();
    await ada.tab.activate();
    await ada.tab.waitUntil('one overlay, the new one', async () => {
      return (await hostsOn(ada.tab)).join() === 'new';
    });
    const after = await ada.openPanel();
    await after.waitForText('Before the update', BACK_MS);
    await say(after, 'After the update');
    await after.waitUntil('the server to have both', async () => observer.bodies().length === 2);
    expect(await hostsOn(ada.tab)).toEqual(['new']);
    await expect.poll(() => observer.bodies()).toEqual(['Before the update', 'After the update']);
    await expect.poll(() => observer.others()).toEqual(['Ada']);
  });

  test('an update opens no welcome page', async () => {
    const options = await ada.browser.extensionPage('options.html');
    expect(await options.evaluate(ourPages)).toEqual(['/options.html']);
    await options.close();
  });
});

/** Runs in the document, so it must not use anything outside itself: our pages that are open in tabs. */
function ourPages(): readonly string[] {
  const { chrome } = globalThis as unknown as {
    chrome: { extension: { getViews(of: { type: 'tab' }): readonly Window[] } };
  };
  return chrome.extension.getViews({ type: 'tab' }).map(({ location }) => location.pathname);
}
