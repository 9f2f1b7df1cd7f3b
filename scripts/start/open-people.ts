import type { Browser } from '../browsers/browser.ts';
import { launchBrowser } from '../browsers/launch-browser.ts';
import type { BrowserName } from '../setup/find-browser.ts';
import { Problem, say } from '../setup/say.mjs';
import { enterRoom, type Person } from './enter-room.ts';

export interface PeopleOptions {
  readonly browser: BrowserName;
  readonly people: 1 | 2;
  /** The built extension. */
  readonly extensionFolder: string;
  readonly serverUrl: string;
  readonly demoUrl: string;
  /** Ends a browser that is still starting. */
  readonly stop: AbortSignal;
}

/** Side by side, so that one sees the other come. CSS px. */
const WINDOW = { width: 780, height: 820 } as const;

const PEOPLE: readonly Person[] = [
  { name: 'Ada', face: 'ada' },
  { name: 'Linus', face: 'linus' },
];

const ROOM = 'demo';

const OTHER: Readonly<Record<BrowserName, BrowserName>> = {
  chromium: 'firefox',
  firefox: 'chromium',
};

/**
 * Opens a window with a profile of its own for each person, enters the room and shows the demo page.
 * `onOpened` gets the closing of each window as soon as it is open.
 */
export async function openPeople(
  { browser, people, extensionFolder, serverUrl, demoUrl, stop }: PeopleOptions,
  onOpened: (close: () => Promise<void>) => void,
): Promise<void> {
  const open = async (person: Person, index: number) => {
    const window = await launchBrowser(browser, {
      extensionPath: extensionFolder,
      isVisible: true,
      abort: stop,
    });
    onOpened(() => window.close());
    await showDemo(window, person, { serverUrl, demoUrl, left: index * WINDOW.width });
    say.done(`${person.name} is in the room "${ROOM}".`);
  };
  // One after the other: two browsers that start at once keep each other waiting on a small machine.
  for (const [index, person] of PEOPLE.slice(0, people).entries()) {
    await open(person, index).catch((error: unknown) => {
      if (error instanceof Problem || stop.aborted) throw error;
      throw new Problem(
        `The window for ${person.name} did not come up: ${error instanceof Error ? error.message : String(error)}`,
        adviceFor(browser, process.env),
      );
    });
  }
}

/** What to do where no window came up. A display that is named and not there looks as any other failure. */
export function adviceFor(browser: BrowserName, env: NodeJS.ProcessEnv): string {
  const display = env['WAYLAND_DISPLAY'] || env['DISPLAY'];
  return [
    `Is the machine busy? Then try again. Else try another browser: npm start -- --browser ${OTHER[browser]}`,
    ...(display
      ? [`Is there a screen at the display ${display}? Without one, go on by hand.`]
      : []),
  ].join('\n');
}

async function showDemo(
  window: Browser,
  person: Person,
  { serverUrl, demoUrl, left }: { serverUrl: string; demoUrl: string; left: number },
): Promise<void> {
  // A match pattern has no port: it is for all of them.
  const site = `http://${new URL(demoUrl).hostname}/*`;
  await window.allowHost(site);
  const page = await window.extensionPage('options.html');
  await enterRoom(page, person, { serverUrl, room: ROOM, site });
  await page.evaluate(tidyUp, { ...WINDOW, left, top: 0 });
  await window.openTab(demoUrl);
  await page.close();
}

/**
 * Puts the window in its place, which browsers take no argument for in the same way, and closes the
 * blank tab they start with. Runs in a page of the extension.
 */
async function tidyUp(place: object): Promise<void> {
  interface Ids {
    readonly id: number;
  }
  const { chrome } = globalThis as unknown as {
    chrome: {
      windows: { getCurrent(): Promise<Ids>; update(id: number, place: object): Promise<unknown> };
      tabs: {
        query(filter: { index: number }): Promise<readonly Ids[]>;
        remove(id: number): Promise<void>;
      };
    };
  };
  await chrome.windows.update((await chrome.windows.getCurrent()).id, place);
  const [first] = await chrome.tabs.query({ index: 0 });
  if (first) await chrome.tabs.remove(first.id);
}
