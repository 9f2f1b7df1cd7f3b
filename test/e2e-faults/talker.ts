import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackgroundUse, BrowserName } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { comeWithBrowser, say, SEEN, type Person } from '../e2e/person.ts';
import { readLines, readWhole, shows, type ShownLine } from './screen.ts';

/** Messages in a row from the same surface. */
const IN_A_ROW = 5;
const LOOK_MS = 30;

export interface TalkerOptions {
  readonly browserName: BrowserName;
  readonly name: string;
  readonly extensionPath: string;
  readonly pageUrl: string;
  readonly serverUrl: string;
  readonly room: string;
}

/** Somebody who goes on talking, in popup and overlay by turns, over all lives of their browser. */
export interface Talker {
  readonly name: string;
  /** `unknown`: the browser was killed before it was seen that the composer let go of the text. */
  say(body: string): Promise<'accepted' | 'unknown'>;
  killBackground(): Promise<void>;
  /** SIGKILL, and the same profile again. Resolves with the overlay's panel open. */
  restartBrowser(): Promise<void>;
  /** Waits until the overlay shows the message; false after `withinMs`. */
  sees(body: string, withinMs: number): Promise<boolean>;
  /** What the overlay shows now; null while there is no browser. */
  look(): Promise<readonly ShownLine[] | null>;
  /** All that overlay and popup have, from the first message on. */
  readAll(): Promise<{ overlay: readonly ShownLine[]; popup: readonly ShownLine[] }>;
  /** Closes popup and page: the room stays open, and nobody looks at it. */
  lookAway(): Promise<void>;
  measureBackground(): Promise<BackgroundUse>;
  leave(): Promise<void>;
}

/** From a start of the browser to its end. */
interface Life {
  readonly person: Person;
  readonly overlay: Surface;
  /** Aborted when the browser is killed. */
  readonly end: AbortController;
}

export async function createTalker(options: TalkerOptions): Promise<Talker> {
  const { name } = options;
  const profile = mkdtempSync(join(tmpdir(), 'roomlight-talker-'));
  let life = startLife(options, profile, true);
  let popup: Surface | null = null;
  let said = 0;
  await life;

  /** Null while the browser is gone. An overlay that goes away by itself is a failure of its own. */
  async function inOverlay<T>(ask: (overlay: Surface) => Promise<T>): Promise<T | null> {
    const { overlay, end } = await life;
    try {
      return await ask(overlay);
    } catch (error) {
      if (end.signal.aborted) return null;
      throw new Error(`${name}'s overlay went away: ${String(error)}`, { cause: error });
    }
  }

  async function nextSurface({ person, overlay }: Life): Promise<Surface> {
    const inPopup = Math.floor(said++ / IN_A_ROW) % 2 === 1;
    if (inPopup) return (popup ??= await person.openPopup());
    if (popup) await person.browser.closePopup();
    popup = null;
    return overlay;
  }

  return {
    name,
    look: () => inOverlay(readLines),
    async say(body) {
      const now = await life;
      const saying = nextSurface(now).then((surface) => say(surface, body));
      try {
        await untilEnd(saying, now.end.signal);
        return 'accepted';
      } catch (error) {
        if (now.end.signal.aborted) return 'unknown';
        throw error;
      }
    },
    killBackground: async () => (await life).person.browser.killBackground(),
    async restartBrowser() {
      const { person, end } = await life;
      // Whoever asks from here on waits for the next life.
      life = (async () => {
        end.abort();
        await person.browser.kill();
        popup = null;
        return startLife(options, profile, false);
      })();
      await life;
    },
    async sees(body, withinMs) {
      const until = performance.now() + withinMs;
      while (performance.now() < until) {
        const seen = await inOverlay((overlay) => shows(overlay, body));
        if (seen) return true;
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      return false;
    },
    async readAll() {
      const { person, overlay } = await life;
      await person.browser.closePopup();
      const ofOverlay = await readWhole(overlay);
      const opened = await person.openPopup();
      await opened.waitFor(SEEN.composer);
      return { overlay: ofOverlay, popup: await readWhole(opened) };
    },
    async lookAway() {
      const { person } = await life;
      await person.browser.closePopup();
      await person.tab.close();
    },
    measureBackground: async () => (await life).person.browser.measureBackground(),
    async leave() {
      const { person, end } = await life;
      end.abort();
      await person.browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

async function startLife(options: TalkerOptions, profile: string, isFirst: boolean): Promise<Life> {
  const { browserName, name, extensionPath, pageUrl, serverUrl, room } = options;
  const person = await comeWithBrowser(browserName, name, pageUrl, { profile, extensionPath });
  try {
    if (isFirst) await person.join(serverUrl, room);
    else await showAgain(person);
    await person.browser.closePopup();
    return { person, overlay: await person.openPanel(), end: new AbortController() };
  } catch (error) {
    await person.browser.kill();
    throw error;
  }
}

/** After a restart the room is there by itself; the page is a new one. */
async function showAgain(person: Person): Promise<void> {
  const popup = await person.openPopup();
  await popup.waitFor(SEEN.composer);
  if (!(await person.browser.hasOverlay(person.tab))) await popup.click(SEEN.showHere);
  await person.browser.overlay(person.tab);
}

/** The work, or a rejection when the browser ends first; what the work still says then is of no interest. */
function untilEnd<T>(work: Promise<T>, end: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    end.addEventListener('abort', () => reject(new Error('The browser was killed.')), {
      once: true,
    });
    work.then(resolve, reject);
  });
}
