import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { pages as words } from '../../locales/en-pages.ts';
import { BROWSERS, type Tab } from '../../scripts/browsers/browser.ts';
import type { Desktop } from '../../scripts/browsers/desktop.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { buildFolder } from '../../scripts/tasks/build.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, type Person } from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROOM = 'lamps';
/** Far above the minute after which a tab that nobody looks at loses its frame. */
const GONE_MS = 120_000;

const MENTIONS = { role: 'radio', name: new RegExp(`^${words.options.notify.mentions}`) };
const switchOf = (name: string) => ({ role: 'switch', name: new RegExp(`^${name}`) });

describe.each(BROWSERS)('what calls for attention, in %s', (browserName) => {
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-notify-'));
  let server: EmbeddedServer;
  let pages: PageServer;
  let ada: Person;
  let grace: RoomObserver;
  let options: Tab;
  let desktop: Desktop;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    const extensionPath = mayNotify(buildFolder(ROOT, browserName), join(folder, 'extension'));
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`, { extensionPath });
    await ada.join(server.url, ROOM);
    await ada.browser.closePopup();
    await ada.browser.overlay(ada.tab);
    grace = await observeRoom(server.url, ROOM, { name: 'Grace', face: 'harbour3' });
    // In front from here on: Ada does not see the room.
    options = await ada.browser.extensionPage('options.html#notifications');
    desktop = await ada.browser.watchDesktop();
  });

  afterAll(async () => {
    grace?.stop();
    await ada?.browser.close();
    await Promise.all([server?.stop(), pages?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const badge = () => options.evaluate(readBadge);
  const badgeShows = (text: string) =>
    options.waitUntil(`${text} on the badge`, async () => (await badge()).text === text);
  /** The only notification, once there is one. */
  const notice = async () => {
    await options.waitUntil('a notification', async () => (await desktop.notices()).length > 0);
    const [only, ...more] = await desktop.notices();
    expect(more).toEqual([]);
    return only;
  };
  const go = (section: string) => options.click({ role: 'link', name: section });

  test('the permission is asked for when notifications are first turned on', async () => {
    // Chromium's question is a window that nothing can click, so there it was answered before.
    const before = browserName === 'chromium';
    expect(await options.evaluate(hasPermission)).toBe(before);
    if (!before) await options.click(MENTIONS);
    await options.waitUntil('it to be chosen', async () =>
      (await options.text('label:has([type=radio]:checked)')).startsWith(
        words.options.notify.mentions,
      ),
    );
    expect(await options.evaluate(hasPermission)).toBe(true);
    // Firefox wakes a background for what it listened to as it started, which is before this.
    if (!before) await ada.browser.killBackground();
  });

  test('the badge counts people, then what is unread, and says it in words', async () => {
    await badgeShows('2');
    expect(await badge()).toMatchObject({ title: expect.stringContaining(ROOM) });
    grace.say('Nothing that calls for anybody');
    await badgeShows('1');
    expect((await badge()).title).toContain('1 new message');
  });

  test('do not disturb and a muted room let nothing through', async () => {
    await options.click(switchOf(words.room.doNotDisturb));
    await options.waitForText(en.profile.saved);
    grace.say('@Ada while you sleep');
    await badgeShows('2');
    await options.click(switchOf(words.room.doNotDisturb));
    await go(words.options.section.rooms);
    await options.click(switchOf(words.room.mute));
    // The badge does not count the room now, but its people.
    await options.waitUntil(
      'the badge to forget',
      async () => !(await badge()).title.includes('new message'),
    );
    grace.say('@Ada in the muted room');
    await options.waitUntil('the room to hear it', async () => grace.bodies().length === 3);
    await options.click(switchOf(words.room.mute));
    await badgeShows('3');
    expect(await desktop.notices()).toEqual([]);
  });

  test('a mention is told on the desktop, without a sound, and nothing else is', async () => {
    grace.say('Just thinking aloud');
    await badgeShows('4');
    grace.say('@Ada the lamp is lit');
    expect(await notice()).toMatchObject({
      title: expect.stringMatching(/Grace.*lamps/),
      text: '@Ada the lamp is lit',
      isSilent: browserName === 'chromium' ? true : null,
    });
  });

  test('a click on it brings the tab with the overlay to the front, and what was read calls no more', async () => {
    expect(await ada.tab.evaluate(() => document.visibilityState)).toBe('hidden');
    await desktop.click((await notice())?.id ?? '');
    await ada.tab.waitUntil('the tab in front', () =>
      ada.tab.evaluate(() => document.visibilityState === 'visible'),
    );
    const overlay = await ada.browser.overlay(ada.tab);
    await overlay.waitForText('the lamp is lit');
    await overlay.waitUntil('nothing to call', async () => (await desktop.notices()).length === 0);
  });

  test('in sight in a window behind another nothing is read, and a mention calls', async () => {
    const overlay = await ada.browser.overlay(ada.tab);
    const other = await ada.browser.openWindow(`${pages.url}/another`);
    await other.waitUntil('the other window to have the focus', () =>
      other.evaluate(() => document.hasFocus()),
    );
    expect(await ada.tab.evaluate(() => document.visibilityState)).toBe('visible');
    grace.say('@Ada do you see me?');
    expect(await notice()).toMatchObject({ text: '@Ada do you see me?' });
    await overlay.waitForText('do you see me?');
    await badgeShows('1');
    await other.close();
    // Chromium without a screen does not tell that a window has the focus again: a page asks when it is shown.
    await options.activate();
    await ada.tab.activate();
    await overlay.waitUntil('nothing to call', async () => (await desktop.notices()).length === 0);
    await options.waitUntil('nothing unread', async () => (await badge()).text === '2');
  });

  test('a click opens the panel also in a tab that was out of sight for so long that its frame went', async () => {
    await options.activate();
    const hasOverlay = () => ada.browser.hasOverlay(ada.tab);
    await ada.tab.waitUntil('the frame to go', async () => !(await hasOverlay()), GONE_MS);
    grace.say('@Ada are you back?');
    await desktop.click((await notice())?.id ?? '');
    const overlay = await ada.browser.overlay(ada.tab);
    await overlay.waitForText('are you back?');
    await focused(overlay);
    await overlay.waitUntil('nothing to call', async () => (await desktop.notices()).length === 0);
  });

  test('a key leads to where messages are written: in the overlay, else in the popup', async () => {
    const overlay = await ada.browser.overlay(ada.tab);
    await ada.tab.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await ada.browser.pressShortcut('focus-composer');
    await focused(overlay);
    await options.activate();
    await ada.browser.pressShortcut('focus-composer');
    await options.waitUntil('the popup', () => ada.browser.hasPopup());
    await ada.browser.closePopup();
  });

  test('with a sound, once that is wanted; and a click opens a window where no overlay is', async () => {
    await go(words.options.section.notifications);
    await options.click(switchOf(words.options.sound));
    await options.waitForText(en.profile.saved);
    await ada.tab.close();
    grace.say('@Ada are you there?');
    const calling = await notice();
    expect(calling?.isSilent).toBe(browserName === 'chromium' ? false : null);
    // A click wakes the background. Chromium's, of which this asks for the click, would not be there to be asked.
    if (browserName === 'firefox') await ada.browser.killBackground();
    await desktop.click(calling?.id ?? '');
    const room = await ada.browser.openedTab(`${ada.browser.origin}/popup.html`);
    await room.waitForText('are you there?');
    await focused(room);
    await room.close();
  });

  test('a click opens nothing where a panel is open beside the page', async () => {
    const popup = await ada.browser.popup(options);
    await popup.click({ role: 'button', name: en.menu.open });
    await popup.click({ role: 'button', name: en.menu.sidePanel });
    await options.waitUntil('the panel to be open', () => options.evaluate(hasPanel));
    await ada.browser.closePopup();
    const other = await ada.browser.openWindow(`${pages.url}/another`);
    grace.say('@Ada and beside the page?');
    const windows = await options.evaluate(countWindows);
    await desktop.click((await notice())?.id ?? '');
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // nothing opens
    expect(await options.evaluate(countWindows)).toBe(windows);
    await other.close();
  });
});

function focused(surface: Surface): Promise<void> {
  return surface.waitUntil('the cursor where messages are written', () =>
    surface.evaluate(
      (label) => document.activeElement?.getAttribute('aria-label') === label,
      en.composer.label,
    ),
  );
}

/** A copy of the build that has the permission from the start in Chromium; in Firefox it is asked for. */
function mayNotify(build: string, copy: string): string {
  cpSync(build, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    browser_specific_settings?: object;
    permissions: readonly string[];
    optional_permissions?: readonly string[];
  };
  if (manifest.browser_specific_settings) return copy;
  const { optional_permissions: asked = [], permissions, ...rest } = manifest;
  writeFileSync(file, JSON.stringify({ ...rest, permissions: [...permissions, ...asked] }));
  return copy;
}

// These run in the document, so they must not use anything outside themselves.

function hasPermission(): Promise<boolean> {
  const { chrome } = globalThis as unknown as {
    chrome: { permissions: { contains(what: object): Promise<boolean> } };
  };
  return chrome.permissions.contains({ permissions: ['notifications'] });
}

async function hasPanel(): Promise<boolean> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { getContexts(of: object): Promise<readonly unknown[]> } };
  };
  return (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length > 0;
}

async function countWindows(): Promise<number> {
  const { chrome } = globalThis as unknown as {
    chrome: { windows: { getAll(): Promise<readonly unknown[]> } };
  };
  return (await chrome.windows.getAll()).length;
}

async function readBadge(): Promise<{ text: string; title: string }> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> };
    };
  };
  return { text: await chrome.action.getBadgeText({}), title: await chrome.action.getTitle({}) };
}
