import { ensureBrowsers } from '../../scripts/setup/ensure-browsers.ts';
import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { Problem, say } from '../../scripts/setup/say.mjs';
import { build } from '../../scripts/tasks/build.ts';
import { readOptions } from '../../scripts/tasks/options.ts';
import { runBrowserFaults, SHORT_RUN, WHOLE_RUN } from './run.ts';

const USAGE = 'npm run faults -- browsers [--browser chromium|firefox] [--short] [--seed NUMBER]';
const NAMES: readonly BrowserName[] = ['chromium', 'firefox'];

/** Builds the extension, lets it live through faults in real browsers, one after the other. The exit code. */
export async function browserFaults(root: string, args: readonly string[]): Promise<number> {
  const options = readOptions(args, { browser: 'string', short: 'boolean', seed: 'string' }, USAGE);
  const browsers = NAMES.filter((name) => (options.browser ?? name) === name);
  const seed = Number(options.seed ?? Date.now() % 100_000);
  if (browsers.length === 0) throw new Problem(`There is no browser "${options.browser}".`, USAGE);
  if (!Number.isSafeInteger(seed)) throw new Problem(`"${options.seed}" is no number.`, USAGE);
  ensureBrowsers(browsers);
  if ((await build(root, browsers)).failed > 0) return 1;

  let failed = false;
  for (const browser of browsers) {
    const problems = await runBrowserFaults(root, browser, {
      ...(options.short ? SHORT_RUN : WHOLE_RUN),
      seed,
    });
    for (const problem of problems) say.failed(problem);
    if (problems.length === 0) say.done(`${browser}: nothing lost, doubled or reordered`);
    else failed = true;
  }
  return failed ? 1 : 0;
}
