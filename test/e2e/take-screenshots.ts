import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { d } from '../../locales/doctor-words.ts';
import { en } from '../../locales/en.ts';
import type { Browser, ColorScheme, Tab } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { say as print } from '../../scripts/setup/say.mjs';
import { enterRoom } from '../../scripts/start/enter-room.ts';
import { startServer } from '../../server/embedded/start-server.ts';
import { serveDemo } from '../../scripts/start/demo-server.ts';
import { createUndoList } from '../../scripts/start/undo-list.ts';
import { CASTS, type Language, ROOM } from './cast.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { comeWithBrowser, type Person } from './person.ts';
import { startPicturePages, type PicturePages } from './picture-pages.ts';
import { observeRoom } from './room-observer.ts';

const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];
const NOTICE_MS = 10_000; // a lost connection is news after 2 s
/** Of the pill; the first button of an open panel is its menu. */
const FACES = 'button[class*=faces]';
const PANEL = { width: 376, height: 720 } as const;

/** Pictures of one name, of a surface in light and in dark. `inside` is what changes its colours last: the frame on it. */
type Take = (name: string, surface: Surface, inside?: Surface) => Promise<void>;
type Later = (undo: () => Promise<void>) => void;

interface Set {
  readonly ada: Person;
  readonly server: EmbeddedServer;
  readonly pages: PicturePages;
  readonly take: Take;
  readonly language: Language;
  readonly later: Later;
}

/** Takes all pictures of the built extension into a folder, in place of what was there. */
export async function takeScreenshots(
  root: string,
  folder: string,
  languages: readonly Language[],
  schemes: readonly ColorScheme[] = SCHEMES,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const language of languages) {
    const undo = createUndoList();
    try {
      const set = await build(join(root, 'demo'), folder, language, schemes, undo.add);
      await takeSurfaces(set);
      await takeOverlays(set);
      // What is said in trouble is the same in every language.
      if (language === 'en') await takeTroubles(set, undo.add);
    } finally {
      await undo.all();
    }
  }
}

/** Somebody at a browser that speaks their language, on the demo page, beside a server. */
async function build(
  demoFolder: string,
  folder: string,
  language: Language,
  schemes: readonly ColorScheme[],
  later: Later,
): Promise<Set> {
  const server = await startEmbeddedServer();
  later(server.stop);
  const pages = await startPicturePages();
  later(pages.stop);
  const demo = await serveDemo(demoFolder, 0);
  later(demo.stop);
  const languages = language === 'en' ? 'en-US,en' : `${language},en`;
  const { name } = CASTS[language].us;
  const ada = await comeWithBrowser('chromium', name, demo.url, { languages });
  later(ada.browser.close);

  const take: Take = async (what, surface, inside = surface) => {
    for (const scheme of schemes) {
      await ada.browser.setColorScheme(scheme);
      await inside.evaluate(untilPainted, scheme);
      const file = [what, ...(language === 'en' ? [] : [language]), scheme].join('-');
      print.done(await surface.screenshot(join(folder, `${file}.png`)));
    }
  };
  return { ada, server, pages, take, language, later };
}

/** What a person comes by, from the install to the room. */
async function takeSurfaces({ ada, server, take, language, later }: Set): Promise<void> {
  const { browser } = ada;
  const { us, talk } = CASTS[language];
  const welcome = await browser.extensionPage('welcome.html');
  await welcome.waitFor('form');
  await take('welcome', welcome);
  await welcome.close();

  const firstRun = await ada.openPopup();
  await firstRun.waitFor('form');
  await take('popup-first-run', firstRun);
  await browser.closePopup();

  const options = await browser.extensionPage('options.html');
  const site = 'http://127.0.0.1/*';
  await browser.allowHost(site);
  await enterRoom(options, us, { serverUrl: server.url, room: ROOM, site });
  await options.reload();
  await options.waitFor('input');
  await take('options', options);

  const popup = await ada.openPopup();
  await popup.waitFor('textarea');
  for (const { by, says } of talk) {
    if (by) {
      const visitor = await observeRoom(server.url, ROOM, by);
      later(async () => visitor.stop());
      visitor.say(says);
    } else await sayAs(popup, says);
    await popup.waitForText(says);
  }
  await take('popup-room', popup);
  await popup.click('header button');
  await popup.waitFor('[popover]');
  await take('popup-menu', popup);
  await browser.closePopup();

  const panel = await openPanelWindow(browser, options);
  await panel.waitForText(talk.at(-1)?.says ?? '');
  await take('sidepanel', panel);
  await panel.close();
  await options.close();
}

/** On a page that follows the person's colours, one that is dark whatever they are, and one full of things. */
async function takeOverlays({ ada: { browser, tab }, pages, take }: Set): Promise<void> {
  await tab.activate();
  const pill = await browser.overlay(tab);
  await pill.waitFor('button');
  await take('overlay-pill', tab, pill);
  await openPanel(pill);
  await take('overlay-panel', tab, pill);
  for (const page of ['dark', 'busy']) {
    const there = await browser.openTab(`${pages.url}/${page}`);
    const overlay = await browser.overlay(there);
    await overlay.waitFor('button');
    if (page === 'busy') await openPanel(overlay);
    await take(`overlay-on-${page}-page`, there, overlay);
    await there.close();
  }
  await tab.activate();
}

async function takeTroubles({ ada, server, take }: Set, later: Later): Promise<void> {
  const offline = await ada.openPopup();
  await server.kill();
  await offline.waitFor({ role: 'button', name: en.connection.retry }, NOTICE_MS);
  await take('popup-offline', offline);
  await ada.browser.closePopup();

  // What the doctor says of a server that does not know the extension.
  const strict = await startServer();
  later(strict.close);
  const address = new URLSearchParams({ server: strict.url });
  const doctor = await ada.browser.extensionPage(`options.html#doctor?${address}`);
  await doctor.click({ role: 'button', name: d.check });
  await doctor.waitForText(d.verdict.bad(d.steps.session));
  await doctor.evaluate(() => document.querySelector('pre')?.scrollIntoView({ block: 'center' }));
  await take('doctor', doctor);
}

async function sayAs(surface: Surface, says: string): Promise<void> {
  await surface.fill('textarea', says);
  await surface.press('Enter');
}

/** A click within 500 ms after the frame came is not taken: a page could have slid it there. */
async function openPanel(overlay: Surface): Promise<void> {
  await overlay.waitUntil('the panel to open', async () => {
    if (await overlay.exists('textarea')) return true;
    if (await overlay.exists(FACES)) await overlay.click(FACES);
    return false;
  });
  await overlay.waitFor('[role=log] p');
}

/** The side panel's page in a window as narrow as one: a debugger takes no picture of the panel itself. */
async function openPanelWindow(browser: Browser, page: Tab): Promise<Tab> {
  await page.evaluate(
    async (url, size) => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          windows: {
            create(window: object): Promise<{ id: number }>;
            update(id: number, window: object): Promise<unknown>;
          };
        };
      };
      const { id } = await chrome.windows.create({ url, type: 'popup' });
      // Without a screen it has the size that the browser was started with, until it is told.
      await chrome.windows.update(id, size);
    },
    'sidepanel.html',
    PANEL,
  );
  return browser.openedTab(`${browser.origin}/sidepanel.html`);
}

/** Runs in the document, so it must not use anything outside itself. */
async function untilPainted(scheme: string): Promise<void> {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  while (!matchMedia(`(prefers-color-scheme: ${scheme})`).matches) await nextFrame();
  await nextFrame(); // the transitions that the change begins are there only now
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  await nextFrame();
  await nextFrame();
}
