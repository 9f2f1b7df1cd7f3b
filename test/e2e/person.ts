import { fileURLToPath } from 'node:url';
import { buildFolder } from '../../scripts/tasks/build.ts';
import { en } from '../../locales/en.ts';
import type { Browser, BrowserName, LaunchOptions, Tab } from '../../scripts/browsers/browser.ts';
import { launchBrowser } from '../../scripts/browsers/launch-browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';

/** For an overlay to come: far longer than it takes, but not on a machine that builds something meanwhile. */
const COME_MS = 60_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is on the screen, by the names that a screen reader says. */
export const SEEN = {
  name: { role: 'textbox', name: en.profile.name },
  server: { role: 'textbox', name: en.server.label },
  test: { role: 'button', name: en.server.test },
  room: { role: 'textbox', name: en.rooms.name },
  join: { role: 'button', name: en.rooms.join },
  composer: { role: 'textbox', name: en.composer.label },
  send: { role: 'button', name: en.composer.send },
  menu: { role: 'button', name: en.menu.open },
  joinAnother: { role: 'button', name: en.rooms.joinAnother },
  switchRoom: { role: 'button', name: en.menu.switchRoom },
  leave: { role: 'button', name: en.rooms.leave },
  showHere: { role: 'switch', name: en.overlay.showHere },
  /** The pill and the line of members: both say how many are here. */
  pill: { role: 'button', name: /\d (person|people) here/ },
  minimise: { role: 'button', name: en.overlay.minimise },
} as const;

/** Somebody at a browser of their own, reading a page. */
export interface Person {
  readonly name: string;
  readonly browser: Browser;
  readonly tab: Tab;
  /** Clicks the toolbar button. */
  openPopup(): Promise<Surface>;
  /** The popup's first run: who, where, which room. The popup stays open. */
  join(serverUrl: string, room: string): Promise<Surface>;
  /** Opens the panel of the overlay on the page. */
  openPanel(): Promise<Surface>;
}

export async function comeWithBrowser(
  browserName: BrowserName,
  name: string,
  pageUrl: string,
  launch: Partial<LaunchOptions> = {},
): Promise<Person> {
  const browser = await launchBrowser(browserName, {
    extensionPath: buildFolder(ROOT, browserName),
    languages: 'en-US,en', // tests find things by their English names
    ...launch,
  });
  return sitDown(browser, name, pageUrl);
}

/** Somebody comes to a browser that runs already. */
export async function sitDown(browser: Browser, name: string, pageUrl: string): Promise<Person> {
  const tab = await browser.openTab(pageUrl);
  return {
    name,
    browser,
    tab,
    openPopup: () => browser.popup(tab),
    async join(serverUrl, room) {
      const popup = await browser.popup(tab);
      await popup.fill(SEEN.name, name);
      await popup.fill(SEEN.server, serverUrl);
      await popup.fill(SEEN.room, room);
      await popup.click(SEEN.join);
      await popup.waitFor(SEEN.composer);
      return popup;
    },
    openPanel: () => openPanel(browser, tab),
  };
}

/** Opens the panel of the overlay on any page. */
export async function openPanel(browser: Browser, tab: Tab): Promise<Surface> {
  await tab.activate();
  const overlay = await browser.overlay(tab, COME_MS);
  // A click within 500 ms after the frame came or moved is not taken: a page could have slid it there.
  await overlay.waitUntil('the panel to open', async () => {
    if (await overlay.exists(SEEN.composer)) return true;
    // Gone once it has opened: what is in the panel is fetched then, and comes a moment later.
    if (await overlay.exists(SEEN.pill)) await overlay.click(SEEN.pill);
    return false;
  });
  return overlay;
}

/** In the options: the overlay on every site, from now on. It is there then, on the person's page too. */
export async function showEverywhere({ browser, tab }: Person): Promise<void> {
  await browser.allowHost('http://*/*');
  await browser.allowHost('https://*/*');
  const options = await browser.extensionPage('options.html#sites');
  await options.click({ role: 'radio', name: new RegExp(`^${en.options.mode.everywhere}`) });
  await browser.overlay(tab, COME_MS);
  await options.close();
}

/**
 * Writes and sends, as a person does: with the Enter key. What was accepted leaves the composer. An overlay
 * takes no keys in its first half second on screen, so who sees that nothing was written writes again.
 */
export async function say(surface: Surface, body: string): Promise<void> {
  await surface.waitUntil(`“${body}” to be written`, async () => {
    await surface.fill(SEEN.composer, body);
    return (await surface.value(SEEN.composer)) === body;
  });
  await surface.press('Enter');
  await surface.waitUntil(
    `“${body}” to be accepted`,
    async () => (await surface.value(SEEN.composer)) === '',
  );
}

/** Messages on a surface, oldest first; what stands below a message, such as "Sending…", belongs to it. */
export async function conversation(surface: Surface): Promise<readonly string[]> {
  return (await surface.find('[role=log] p[dir=auto]')).map(({ text }) => text);
}

/** Names in the line of members, in its own words: "3 people here: You, Ada and Bea". */
export async function people(surface: Surface): Promise<string> {
  return (await surface.find('summary')).map(({ name }) => name).join();
}

/** Waits until a member with this name is listed. */
export function waitForMember(surface: Surface, name: string, withinMs: number): Promise<void> {
  return surface.waitUntil(
    `${name} among the members`,
    async () => (await people(surface)).includes(name),
    withinMs,
  );
}
