import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireBrowser } from '../../scripts/setup/ensure-browsers.ts';
import { lookAddress } from '../gallery/look.ts';
import { serveGallery, type GalleryServer } from '../gallery/serve-gallery.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let server: GalleryServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await serveGallery(ROOT, 0);
  browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  page = await context.newPage();
  await page.goto(server.url + lookAddress({ story: 'room-talk', theme: 'light', language: 'en' }));
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('what is pasted with styles is its text, and is said as that', async () => {
  await page.evaluate(copyStyled);
  const composer = page.getByRole('textbox', { name: 'Message' });
  await composer.click();
  await page.keyboard.press('ControlOrMeta+v');
  expect(await composer.inputValue()).toBe('Bold words\nand a link');
  await page.keyboard.press('Enter');
  const said = page.getByRole('article', { name: 'Bold words' }).locator('p[dir=auto]');
  expect(await said.innerHTML()).toBe('Bold words\nand a link');
});

/** As a page or a word processor does: the same in both forms. */
async function copyStyled(): Promise<void> {
  const forms = {
    'text/html': '<p style="color:red"><b>Bold</b> words</p><p>and <a href="x">a link</a></p>',
    'text/plain': 'Bold words\nand a link',
  };
  const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
