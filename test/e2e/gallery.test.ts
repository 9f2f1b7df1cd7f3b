import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireBrowser } from '../../scripts/setup/ensure-browsers.ts';
import { AXE, OF_PAGES, RULES, runAxe } from './axe.ts';
import {
  describeElements,
  findCut,
  findMoving,
  findSameInEachState,
  findSigns,
} from './look-at-page.ts';
import { LANGUAGES, lookAddress, THEMES } from '../gallery/look.ts';
import { serveGallery, type GalleryServer } from '../gallery/serve-gallery.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = join(ROOT, 'test-results', 'gallery');
/** Each theme and each direction once: what is wrong in one of them is wrong in it whatever the other is. */
const WAYS = THEMES.map((theme, n) => ({ theme, language: LANGUAGES[n] ?? 'en' }));

/** WCAG 2.2, 1.4.10, CSS px: what is left of a page of 640 at 200 %, and of 1280 at 400 %. */
const NARROW = 320;

let server: GalleryServer;
let browser: Browser;
let page: Page;
let stories: readonly string[];
const errors: string[] = [];

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  server = await serveGallery(ROOT, 0);
  browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 800, height: 960 } });
  await page.addInitScript(AXE);
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(server.url);
  stories = await page.locator('figcaption').allInnerTexts();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('the gallery has stories', () => {
  expect(stories.length).toBeGreaterThan(20);
});

describe.each(WAYS)('in $theme, $language', ({ theme, language }) => {
  test('no story has a fault that axe knows, and none throws', async () => {
    const found: string[] = [];
    for (const story of stories) {
      // Only the first loads the page; the others change what it shows.
      await page.goto(server.url + lookAddress({ story, theme, language }));
      await page.locator(`[data-story=${story}][data-ready]`).waitFor();
      await page.screenshot({ path: join(PICTURES, `${story}-${theme}-${language}.png`) });
      found.push(...(await faults()).map((fault) => `${story}: ${fault}`));
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('every story, for those who see or move otherwise', () => {
  const [moving, lost, cut]: [string[], string[], string[]] = [[], [], []];

  // Each is gone to once: that takes longer than to look at it.
  beforeAll(async () => {
    for (const story of stories) {
      await page.goto(server.url + lookAddress({ story, theme: 'light', language: 'en' }));
      await page.locator(`[data-story=${story}][data-ready]`).waitFor();
      const inStory = (found: readonly string[]) => found.map((one) => `${story}: ${one}`);
      moving.push(...inStory(await page.evaluate(findMoving)));
      lost.push(...inStory(await findLost()));
      await page.setViewportSize({ width: NARROW + 32, height: 960 }); // 16 px around it
      await page.evaluate(() => new Promise(requestAnimationFrame));
      cut.push(...inStory(await page.evaluate(findCut, NARROW)));
      await page.setViewportSize({ width: 800, height: 960 });
    }
  });

  test('reduced motion: nothing moves', () => {
    expect(moving).toEqual([]);
  });

  test('forced colours: what is chosen is seen to be, and no dot is lost', () => {
    expect(lost).toEqual([]);
  });

  test('at 200 %, or on a screen of 320 px, nothing is cut and nothing scrolls sideways', () => {
    expect(cut).toEqual([]);
  });
});

async function findLost(): Promise<readonly string[]> {
  const before = await page.evaluate(findSigns);
  await page.emulateMedia({ forcedColors: 'active' });
  const after = await page.evaluate(findSigns);
  const same = await page.evaluate(findSameInEachState);
  await page.emulateMedia({ forcedColors: 'none' });
  const lost = before.filter((at) => !after.includes(at));
  return [...(await page.evaluate(describeElements, lost)), ...same];
}

function faults(): Promise<readonly string[]> {
  return page.evaluate(runAxe, { runOnly: { type: 'tag', values: RULES }, off: OF_PAGES });
}
