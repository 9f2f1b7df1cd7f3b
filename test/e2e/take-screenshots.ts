import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { d } from '../../locales/doctor-words.ts';
import { en } from '../../locales/en.ts';
import type { ColorScheme } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { say as print } from '../../scripts/setup/say.mjs';
import { startServer } from '../../server/embedded/start-server.ts';
import { serveDemo } from '../../scripts/start/demo-server.ts';
import { createUndoList } from '../../scripts/start/undo-list.ts';
import { startEmbeddedServer } from './embedded-server.ts';
import { comeWithBrowser, say, SEEN, type Person } from './person.ts';
import { observeRoom } from './room-observer.ts';

const ROOM = 'lighthouse-club';
const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];
const NOTICE_MS = 10_000; // a lost connection is news after 2 s

/** Takes all pictures of the built extension into a folder, in place of what was there. */
export async function takeScreenshots(root: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const undo = createUndoList();
  try {
    await takeAll(join(root, 'demo'), folder, undo.add);
  } finally {
    await undo.all();
  }
}

async function takeAll(
  demoFolder: string,
  folder: string,
  later: (undo: () => Promise<void>) => void,
): Promise<void> {
  const server = await startEmbeddedServer();
  later(server.stop);
  const demo = await serveDemo(demoFolder, 0);
  later(demo.stop);
  const ada = await comeWithBrowser('chromium', 'Ada', demo.url);
  later(ada.browser.close);

  /** Each in light and dark. `inside` is what changes its colours last: the surface, or the frame on it. */
  const take = async (name: string, surface: Surface, inside = surface) => {
    for (const scheme of SCHEMES) {
      await ada.browser.setColorScheme(scheme);
      await inside.evaluate(untilPainted, scheme);
      const path = await surface.screenshot(join(folder, `${name}-${scheme}.png`));
      print.done(path);
    }
  };

  const firstRun = await ada.openPopup();
  await firstRun.waitFor(SEEN.join);
  await take('popup-first-run', firstRun);
  await ada.browser.closePopup();

  const popup = await ada.join(server.url, ROOM);
  await popup.waitFor(SEEN.composer);
  const goHome = await converse(server.url, popup);
  await take('popup-room', popup);
  await ada.browser.closePopup();
  await takeOverlay(ada, take);

  const offline = await ada.openPopup();
  goHome();
  await server.kill();
  await offline.waitFor({ role: 'button', name: en.connection.retry }, NOTICE_MS);
  await take('popup-offline', offline);
  await ada.browser.closePopup();
  later(await takeDoctor(ada, take));
}

/** Others come and talk with Ada. Returns their going. */
async function converse(serverUrl: string, popup: Surface): Promise<() => void> {
  const come = (name: string, face: string) => observeRoom(serverUrl, ROOM, { name, face });
  const linus = await come('Linus', 'lamp4linus');
  const grace = await come('Grace', 'harbour3');
  const mary = await come('Mary', 'keeper9');
  linus.say('Have you got to the part about the lenses?');
  await popup.waitForText('about the lenses');
  grace.say('Just now. A thousand prisms and one small flame.');
  await popup.waitForText('one small flame');
  await say(popup, 'The drawing is on the next page: https://example.org/lenses');
  await popup.waitForText('on the next page');
  mary.say('I live next to one. It still turns every night.');
  await popup.waitForText('It still turns');
  return () => [linus, grace, mary].forEach((one) => one.stop());
}

async function takeOverlay(
  { browser, tab, openPanel }: Person,
  take: (name: string, surface: Surface, inside: Surface) => Promise<void>,
): Promise<void> {
  const overlay = await browser.overlay(tab);
  await overlay.waitFor(SEEN.pill);
  await take('overlay-pill', tab, overlay);
  await openPanel();
  await overlay.waitForText('It still turns');
  await take('overlay-panel', tab, overlay);
}

/** What the doctor says of a server that does not know the extension. Returns the end of that server. */
async function takeDoctor(
  { browser }: Person,
  take: (name: string, surface: Surface) => Promise<void>,
): Promise<() => Promise<void>> {
  const strict = await startServer();
  const address = new URLSearchParams({ server: strict.url });
  const doctor = await browser.extensionPage(`options.html#doctor?${address}`);
  await doctor.click({ role: 'button', name: d.check });
  await doctor.waitForText(d.verdict.bad(d.steps.socket));
  await doctor.evaluate(() => document.querySelector('pre')?.scrollIntoView({ block: 'center' }));
  await take('doctor', doctor);
  return strict.close;
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
