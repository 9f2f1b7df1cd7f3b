/**
 * Typing and scrolling in a full room, in Chromium: how long the longest task was that kept the page from
 * answering. The interface of the product in a production build, over a background that lives in the same
 * page and so takes its time too. Figures: docs/performance.md.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { loadAverage } from '../../scripts/bench/figures.ts';
import { requireBrowser } from '../../scripts/setup/ensure-browsers.ts';
import { longTasks, type Tasks } from './typing/long-tasks.ts';
import { serveBench } from './typing/serve-bench.ts';

const USAGE = `node test/bench/typing.ts [--members N] [--messages N] [--trace FILE]
  --members   how many are in the room (default: 10000)
  --messages  how many were said (default: 5000)
  --trace     where to write what Chromium recorded while typing`;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const KEY_MS = 80; // a quick typist
const WORDS = 'The horizon moves away with the square root of the height of the lamp. '.repeat(2);
const WHEEL_PX = 240;
const WHEELS = 60;

const { values: options } = parseArgs({
  options: {
    members: { type: 'string', default: '10000' },
    messages: { type: 'string', default: '5000' },
    trace: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (options.help) console.log(USAGE);
else process.exitCode = await bench();

async function bench(): Promise<number> {
  const { members, messages } = options;
  const server = await serveBench(ROOT);
  const browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 420, height: 640 } });
    await page.goto(`${server.url}?${new URLSearchParams({ members, messages })}`);
    // By its element: to look for a role goes through everybody in the list, in the time of the page.
    await page.locator('textarea').click();
    await page.waitForTimeout(2_000); // until what comes with loading is over
    const typing = await during(browser, page, options.trace, () =>
      page.keyboard.type(WORDS, { delay: KEY_MS }),
    );
    await page.locator('[role=log]').hover();
    const scrolling = await during(browser, page, undefined, () => scroll(page, -WHEEL_PX));
    await page.locator('summary').click();
    await page.locator('details [role=listitem]').first().hover({ timeout: 10_000 });
    const scrollingPeople = await during(browser, page, undefined, () => scroll(page, WHEEL_PX));
    const rows = await page.locator('details [role=listitem]').count();
    const size = { members: Number(members), messages: Number(messages) };
    console.log(
      JSON.stringify({
        ...size,
        typing,
        scrolling,
        scrollingPeople,
        rows,
        loadAverage: loadAverage(),
      }),
    );
    return typing.long === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function during(
  browser: Browser,
  page: Page,
  path: string | undefined,
  act: () => Promise<void>,
): Promise<Tasks> {
  await browser.startTracing(page, { categories: CATEGORIES, ...(path ? { path } : {}) });
  await act();
  return longTasks(String(await browser.stopTracing()));
}

async function scroll(page: Page, by: number): Promise<void> {
  for (let turn = 0; turn < WHEELS; turn += 1) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(KEY_MS);
  }
}
