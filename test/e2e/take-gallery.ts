import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { requireBrowser } from '../../scripts/setup/ensure-browsers.ts';
import { say as print } from '../../scripts/setup/say.mjs';
import { LANGUAGES, lookAddress, THEMES } from '../gallery/look.ts';
import { serveGallery } from '../gallery/serve-gallery.ts';

const ARGS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** CSS px of the sheet, and how many pixels each becomes: one can see what is there, not read all of it. */
const SHEET = { width: 2600, scale: 0.4 } as const;

interface Picture {
  readonly story: string;
  readonly png: string;
}

/** One sheet with every component in every state, for each theme and direction. */
export async function takeGallery(root: string, folder: string): Promise<void> {
  const server = await serveGallery(root, 0);
  const browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ARGS,
  });
  try {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const sheet = await browser.newPage({
      viewport: { width: SHEET.width, height: 1200 },
      deviceScaleFactor: SHEET.scale,
    });
    await page.goto(server.url);
    const frames = await page.locator('iframe').all();
    const stories = await Promise.all(
      frames.map(async (frame) => ({
        story: (await frame.getAttribute('title')) ?? '',
        width: Number(await frame.getAttribute('width')),
        height: Number(await frame.getAttribute('height')),
      })),
    );
    for (const theme of THEMES) {
      for (const language of LANGUAGES) {
        const pictures: Picture[] = [];
        for (const { story, ...size } of stories) {
          // What opens in a story keeps to the window's edges.
          await page.setViewportSize(size);
          await page.goto(server.url + lookAddress({ story, theme, language }));
          const shown = page.locator(`[data-story=${story}][data-ready]`);
          pictures.push({ story, png: (await shown.screenshot()).toString('base64') });
        }
        const name = ['gallery', ...(language === 'en' ? [] : [language]), theme].join('-');
        const path = join(folder, `${name}.png`);
        await takeSheet(sheet, pictures, theme, path);
        print.done(path);
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

async function takeSheet(
  sheet: Page,
  pictures: readonly Picture[],
  theme: string,
  path: string,
): Promise<void> {
  const [ground, ink] = theme === 'dark' ? ['#000', '#ddd'] : ['#ddd', '#222'];
  const figures = pictures.map(
    ({ story, png }) =>
      `<figure><figcaption>${story}</figcaption><img src="data:image/png;base64,${png}"></figure>`,
  );
  await sheet.setContent(`<!doctype html><style>
    body { margin: 16px; columns: 5; background: ${ground}; color: ${ink}; font: 20px sans-serif }
    figure { margin: 0 0 16px; break-inside: avoid } img { max-width: 100% }
  </style>${figures.join('')}`);
  await sheet.screenshot({ path, fullPage: true });
}
