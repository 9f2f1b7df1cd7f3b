import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireBrowser } from '../../scripts/setup/ensure-browsers.ts';
import { LANGUAGES, lookAddress, THEMES } from '../gallery/look.ts';
import { serveGallery, type GalleryServer } from '../gallery/serve-gallery.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = join(ROOT, 'test-results', 'gallery');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Each theme and each direction once: what is wrong in one of them is wrong in it whatever the other is. */
const WAYS = THEMES.map((theme, n) => ({ theme, language: LANGUAGES[n] ?? 'en' }));

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
      await page.locator(`[data-story=${story}]`).waitFor();
      await page.screenshot({ path: join(PICTURES, `${story}-${theme}-${language}.png`) });
      found.push(...(await faults(page)).map((fault) => `${story}: ${fault}`));
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
  });
});

/** Rules about whole pages do not hold for a part of one. */
const NOT_OF_PARTS = ['region', 'page-has-heading-one', 'landmark-one-main'];

async function faults(shown: Page): Promise<string[]> {
  const { violations } = await shown.evaluate(
    (skipped) =>
      (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run(
        {
          resultTypes: ['violations'],
          rules: Object.fromEntries(skipped.map((rule) => [rule, { enabled: false }])),
        },
      ),
    NOT_OF_PARTS,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id} ${html.slice(0, 160)} ${failureSummary}`),
  );
}
