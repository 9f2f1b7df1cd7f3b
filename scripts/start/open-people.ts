import { type Browser, launchBrowser, type Tab } from '../../test/e2e/drivers/browser.ts';
import type { BrowserName } from '../setup/find-browser.ts';
import { say } from '../setup/say.mjs';
import { enterRoom, type Person } from './enter-room.ts';

export interface PeopleOptions {
  readonly browser: BrowserName;
  readonly people: 1 | 2;
  /** The built extension. */
  readonly extensionFolder: string;
  readonly serverUrl: string;
  readonly demoUrl: string;
}

/** Side by side, so that one sees the other come. CSS px. */
const WINDOW = { width: 780, height: 820 } as const;

const PEOPLE: readonly Person[] = [
  { name: 'Ada', face: 'lamp7ada' },
  { name: 'Linus', face: 'lamp4linus' },
];

const ROOM = 'demo';

/**
 * Opens a window with a profile of its own for each person, enters the room and shows the demo page.
 * `onOpened` gets the closing of each window as soon as it is open.
 */
export async function openPeople(
  { browser, people, extensionFolder, serverUrl, demoUrl }: PeopleOptions,
  onOpened: (close: () => Promise<void>) => void,
): Promise<void> {
  for (const [index, person] of PEOPLE.slice(0, people).entries()) {
    const window = await launchBrowser(browser, {
      extensionPath: extensionFolder,
      window: { ...WINDOW, x: index * WINDOW.width, y: 0 },
    });
    onOpened(() => window.close());
    await showDemo(window, person, { serverUrl, demoUrl });
    say.done(`${person.name} is in the room "${ROOM}".`);
  }
}

async function showDemo(
  window: Browser,
  person: Person,
  { serverUrl, demoUrl }: { readonly serverUrl: string; readonly demoUrl: string },
): Promise<Tab> {
  // A match pattern has no port: it is for all of them.
  const site = `http://${new URL(demoUrl).hostname}/*`;
  await window.allowHost(site);
  const page = await window.extensionPage('options.html');
  await enterRoom(page, person, { serverUrl, room: ROOM, site });
  const tab = await window.openTab(demoUrl);
  await page.close();
  return tab;
}
