import { ensureBrowsers } from '../../scripts/setup/ensure-browsers.ts';
import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { Problem, say } from '../../scripts/setup/say.mjs';
import { USAGE } from '../../scripts/setup/usage.mjs';
import { build } from '../../scripts/tasks/build.ts';
import { readOptions } from '../../scripts/tasks/options.ts';
import { readNumber } from '../faults/read-number.ts';
import { runBrowserFaults, SHORT_RUN, WHOLE_RUN } from './run.ts';
import { runSoak } from './soak.ts';

const NAMES: readonly BrowserName[] = ['chromium', 'firefox'];
const SOAK_MINUTES = 30;

/** Builds the extension, lets it live through faults in real browsers, one after the other. The exit code. */
export async function browserFaults(root: string, args: readonly string[]): Promise<number> {
  const options = readOptions(
    args,
    { browser: 'string', short: 'boolean', seed: 'string' },
    USAGE.faults,
  );
  const seed = readNumber(options.seed, Date.now() % 100_000);
  return inBrowsers(root, options.browser, 'nothing lost, doubled or reordered', (browser) =>
    runBrowserFaults(root, browser, { ...(options.short ? SHORT_RUN : WHOLE_RUN), seed }),
  );
}

/** The same for a soak: half an hour for each browser. */
export async function soak(root: string, args: readonly string[]): Promise<number> {
  const options = readOptions(
    args,
    { browser: 'string', minutes: 'string', seed: 'string' },
    USAGE.faults,
  );
  const minutes = readNumber(options.minutes, SOAK_MINUTES);
  const seed = readNumber(options.seed, Date.now() % 100_000);
  return inBrowsers(root, options.browser, 'nothing grew', (browser) =>
    runSoak(root, browser, { minutes, seed }),
  );
}

async function inBrowsers(
  root: string,
  only: string | undefined,
  good: string,
  run: (browser: BrowserName) => Promise<readonly string[]>,
): Promise<number> {
  const browsers = NAMES.filter((name) => (only ?? name) === name);
  if (browsers.length === 0) throw new Problem(`There is no browser "${only}".`, USAGE.faults);
  ensureBrowsers(browsers);
  if ((await build(root, browsers)).failed > 0) return 1;

  let failed = false;
  for (const browser of browsers) {
    const problems = await run(browser);
    for (const problem of problems) say.failed(problem);
    if (problems.length === 0) say.done(`${browser}: ${good}`);
    else failed = true;
  }
  return failed ? 1 : 0;
}
