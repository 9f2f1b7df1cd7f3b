import { join } from 'node:path';
import type { BrowserName } from '../setup/find-browser.ts';
import { Problem, say } from '../setup/say.mjs';
import { buildFolder } from '../tasks/build.ts';

export interface ByHand {
  readonly root: string;
  /** Which builds there are. */
  readonly builds: readonly BrowserName[];
  readonly serverUrl: string;
  readonly demoUrl: string;
}

const STEPS: Readonly<Record<BrowserName, (root: string) => readonly string[]>> = {
  chromium: (root) => [
    'Chrome   chrome://extensions → Developer mode → Load unpacked:',
    `         ${buildFolder(root, 'chromium')}`,
    'Edge     edge://extensions → Developer mode → Load unpacked: the same folder',
  ],
  firefox: (root) => [
    'Firefox  about:debugging#/runtime/this-firefox → Load Temporary Add-on:',
    `         ${join(buildFolder(root, 'firefox'), 'manifest.json')}`,
  ],
};

/** How a person gets the built extension into a browser and into the demo's room, line by line. */
export function howToLoad({ root, builds, serverUrl, demoUrl }: ByHand): readonly string[] {
  return [
    'Load the built extension by hand, in a browser on this machine:',
    '',
    ...builds.flatMap((browser) => STEPS[browser](root)),
    '',
    `Then open its popup, give it the server ${serverUrl} and a room, such as demo,`,
    `and do the same in a second browser or profile. A page to look at: ${demoUrl}`,
    '',
  ];
}

/**
 * Waits for the windows. One that does not come up is no reason to end: why is said, and how to go on by hand.
 * The server, the demo page and the windows that are up stay.
 */
export async function orByHand(opening: Promise<void>, byHand: ByHand): Promise<void> {
  try {
    await opening;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say.problem(error);
    say.note('');
    say.note('The server and the demo page are up, and so is every window that was opened.');
    for (const line of howToLoad(byHand)) say.note(line);
  }
}
