import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { pages as words } from '../../locales/en-pages.ts';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { expectNoFaults } from './axe.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, conversation, say, SEEN, type Person } from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const ROOM = 'reading';
/** A page there is anybody's, other than one on this machine. */
const WIKI = 'wiki.example.org';

const button = (name: string | RegExp) => ({ role: 'button', name });

describe.each(BROWSERS)('surfaces in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let ada: Person;
  let observer: RoomObserver;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`, {
      localHosts: [WIKI],
    });
    observer = await observeRoom(server.url, ROOM);
  });

  afterAll(async () => {
    observer?.stop();
    await ada?.browser.close();
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  test('the welcome page leads to the first message, with Enter alone', async () => {
    const welcome = await ada.browser.extensionPage('welcome.html');
    await welcome.waitFor(SEEN.join);
    await expectNoFaults(welcome);
    await welcome.fill(SEEN.name, 'Ada');
    await welcome.fill(SEEN.server, server.url);
    await welcome.fill(SEEN.room, ROOM);
    await welcome.press('Enter');
    await welcome.waitFor(SEEN.composer);
    await welcome.type('Hello from the first minute');
    await welcome.press('Enter');
    await welcome.waitUntil('the observer to hear it', async () =>
      observer.bodies().includes('Hello from the first minute'),
    );
    await expect.poll(() => observer.others()).toEqual(['Ada']);
    await expectNoFaults(welcome);
    await welcome.close();
  });

  test('the side panel shows the same room, and what is typed in one surface is in the other', async () => {
    const popup = await ada.openPopup();
    await popup.fill(SEEN.composer, 'Begun in the popup');
    await ada.browser.closePopup();
    const panel = await ada.browser.extensionPage('sidepanel.html');
    await panel.waitForText('Hello from the first minute');
    expect(await panel.value(SEEN.composer)).toBe('Begun in the popup');
    await say(panel, 'Ended beside the page');
    expect(await conversation(panel)).toContain('Ended beside the page');
    await expectNoFaults(panel);
    await panel.close();
  });

  test('the popup opens the side panel', async () => {
    const looker = await ada.browser.extensionPage('options.html');
    const popup = await ada.openPopup();
    await popup.click(SEEN.menu);
    await popup.waitFor(button(en.menu.sidePanel));
    await expectNoFaults(popup);
    await popup.click(button(en.menu.sidePanel));
    await looker.waitUntil('the panel to be open', () => looker.evaluate(isPanelOpen));
    await looker.close();
    await ada.browser.closePopup();
  });

  test('the overlay’s menu opens the side panel where a frame can, and offers it nowhere else', async () => {
    const popup = await ada.openPopup();
    await popup.click(SEEN.showHere);
    await ada.browser.closePopup();
    const overlay = await ada.browser.overlay(ada.tab);
    // A click within 500 ms after the frame came is not taken: a page could have slid it there.
    await overlay.waitUntil('the menu to open', async () => {
      if (await overlay.exists(button(en.overlay.pause))) return true;
      await overlay.click(button(en.overlay.more));
      return false;
    });
    await expectNoFaults(overlay, 'frame');
    const isOffered = await overlay.exists(button(en.menu.sidePanel));
    expect(isOffered).toBe(browserName === 'chromium');
    if (!isOffered) return;
    const looker = await ada.browser.extensionPage('options.html');
    await looker.evaluate(closePanel);
    await looker.waitUntil('the panel to close', async () => !(await looker.evaluate(isPanelOpen)));
    await ada.tab.activate();
    await overlay.waitUntil('the panel to be open', async () => {
      if (await looker.evaluate(isPanelOpen)) return true;
      await overlay.click(button(en.menu.sidePanel));
      return false;
    });
    await looker.close();
  });

  test('options are saved as they are changed, and everything is exported', async () => {
    const options = await ada.browser.extensionPage('options.html#profile');
    await options.fill(SEEN.name, 'Ada L.');
    await options.press('Tab');
    await options.waitForText(en.profile.saved);
    await options.click({ role: 'link', name: words.options.section.data });
    await options.evaluate(catchFile);
    await options.click(button(words.options.export));
    await options.waitForText(/roomlight-\d{4}-\d\d-\d\d\.json/);
    const file = await options.evaluate(() => (globalThis as unknown as { caught: string }).caught);
    for (const kept of ['Ada L.', ROOM, 'Hello from the first minute', 'Ended beside the page']) {
      expect(file, kept).toContain(kept);
    }
    expect(file).not.toMatch(/"token"/);
    await options.close();
  });

  test('no page of the options has a fault that axe knows', async () => {
    const options = await ada.browser.extensionPage('options.html');
    for (const section of Object.values(words.options.section)) {
      await options.click({ role: 'link', name: section });
      await options.waitFor({ role: 'heading', name: section });
      await expectNoFaults(options);
    }
    await options.close();
  });

  test('the room of a page is asked about in words, then has the page’s title for a name', async () => {
    const page = await ada.browser.openTab(onWiki(`${pages.url}/lighthouses`));
    const popup = await ada.browser.popup(page);
    await popup.click(SEEN.menu);
    await popup.click(SEEN.joinAnother);
    await popup.click(button(words.pageRoom.page));
    await popup.waitForText(words.pageRoom.guess);
    await expectNoFaults(popup);
    await popup.click(button(words.pageRoom.agree));
    await popup.waitFor(SEEN.composer);
    const title = await page.evaluate(() => document.title);
    await popup.waitFor({ role: 'heading', name: title });
    await ada.browser.closePopup();
    await page.close();
  });

  test('a page on this machine has none, which is said', async () => {
    const popup = await ada.openPopup();
    await popup.click(SEEN.menu);
    await popup.click(SEEN.joinAnother);
    await popup.waitForText(words.pageRoom.why.own_network);
    await ada.browser.closePopup();
  });

  test('the popup knows the invitation in the tab, and asks before it joins', async () => {
    const page = await ada.browser.openTab(`${server.url}/j#r1.attic`);
    const popup = await ada.browser.popup(page);
    await popup.waitForText(words.invite.to('attic', new URL(server.url).host));
    await popup.click(button(words.invite.join));
    await popup.waitFor({ role: 'heading', name: 'attic' });
    await goBack(popup);
    await popup.waitUntil('another room in front', async () => !(await popup.exists(ATTIC)));
    await ada.browser.closePopup();
    await page.close();
  });

  test('everything is erased, truly, and the person is a newcomer', async () => {
    const options = await ada.browser.extensionPage('options.html#data');
    await options.click(button(words.options.erase));
    await options.waitForText(words.options.eraseMeans);
    await expectNoFaults(options);
    await options.click('dialog button:last-of-type');
    await options.waitForText(words.options.erased);
    const kept = await options.evaluate(readAll);
    for (const gone of ['Ada L.', ROOM, 'attic', 'Hello from the first minute', WIKI]) {
      expect(kept, gone).not.toContain(gone);
    }
    await options.close();
    const popup = await ada.openPopup();
    await popup.waitFor(SEEN.join);
    expect(await popup.value(SEEN.name)).not.toBe('Ada L.');
    await ada.browser.closePopup();
    await expect.poll(() => observer.others()).toEqual([]);
  });
});

const ATTIC = { role: 'heading', name: 'attic' };

/** To the room above in the list. */
async function goBack(surface: Surface): Promise<void> {
  await surface.press('ArrowUp', 'Alt');
}

/** The same page under a name that is not this machine's. */
function onWiki(url: string): string {
  const { port, pathname } = new URL(url);
  return `http://${WIKI}:${port}${pathname}`;
}

/** Runs in the document, so it must not use anything outside itself. */
async function isPanelOpen(): Promise<boolean> {
  const { browser, chrome } = globalThis as unknown as {
    browser?: { sidebarAction?: { isOpen(where: object): Promise<boolean> } };
    chrome: { runtime: { getContexts(of: object): Promise<readonly unknown[]> } };
  };
  if (browser?.sidebarAction) return browser.sidebarAction.isOpen({});
  return (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length > 0;
}

/** Only Chromium has one that can be closed so. */
async function closePanel(): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      windows: { getCurrent(): Promise<{ id: number }> };
      sidePanel: { close?(where: { windowId: number }): Promise<void> };
    };
  };
  const { id: windowId } = await chrome.windows.getCurrent();
  await chrome.sidePanel.close?.({ windowId });
}

/** Runs in the document, too: all that is stored, as text. */
async function readAll(): Promise<string> {
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { local: { get(keys: null): Promise<object> } } };
  };
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  const found: unknown[] = [await chrome.storage.local.get(null)];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      found.push(await answer(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return JSON.stringify(found);
}

/** Runs in the document, too: keeps the text of the next file that is handed out. */
function catchFile(): void {
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    void (file as Blob).text().then((text) => Object.assign(globalThis, { caught: text }));
    return make(file);
  };
}
