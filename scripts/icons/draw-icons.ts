import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { requireBrowser } from '../setup/ensure-browsers.ts';

/**
 * Draws `public/icon/*.png` from the SVGs beside this file: `node scripts/icons/draw-icons.ts`, after
 * one of them was changed. Browsers take no SVG for an extension's icon.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const OUT = fileURLToPath(new URL('../../public/icon/', import.meta.url));

/** px, by drawing: at 16 px the strokes of the large one would be half a pixel. */
const SIZES = { 'lamp-small.svg': [16], 'lamp.svg': [32, 48, 128] } as const;

mkdirSync(OUT, { recursive: true });
const browser = await chromium.launch({ executablePath: requireBrowser('chromium') });
for (const [drawing, sizes] of Object.entries(SIZES)) {
  const svg = readFileSync(join(HERE, drawing), 'utf8');
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await page.screenshot({ path: join(OUT, `${size}.png`), omitBackground: true });
    await page.close();
  }
}
await browser.close();
