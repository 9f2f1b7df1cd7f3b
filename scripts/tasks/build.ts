import { join } from 'node:path';
import type { BrowserName } from '../setup/find-browser.ts';
import { runTool } from '../setup/run-tool.ts';
import type { Counts } from './check.ts';
import { noOptions } from './options.ts';

/** What the framework calls them, and where it builds to. */
const TARGETS: Readonly<Record<BrowserName, { readonly target: string; readonly folder: string }>> =
  {
    chromium: { target: 'chrome', folder: 'chrome-mv3' },
    firefox: { target: 'firefox', folder: 'firefox-mv3' },
  };

/** The folder that a browser loads the built extension from. */
export function buildFolder(root: string, browser: BrowserName): string {
  return join(root, '.output', TARGETS[browser].folder);
}

/** A production build for each browser, counted as tests are. */
export async function build(
  root: string,
  browsers: readonly BrowserName[],
  stop?: AbortSignal,
): Promise<Counts> {
  let failed = 0;
  for (const browser of browsers) {
    const code = await runTool(root, 'wxt', ['build', '-b', TARGETS[browser].target], stop);
    if (code !== 0) failed += 1;
  }
  return { passed: browsers.length - failed, failed };
}

/** `npm run build`. */
export async function buildBoth(root: string, args: readonly string[]): Promise<number> {
  noOptions('build', args);
  const { failed } = await build(root, ['chromium', 'firefox']);
  return failed === 0 ? 0 : 1;
}
