import { join } from 'node:path';
import { ensureBrowsers } from '../setup/ensure-browsers.ts';
import { runNode } from '../setup/run-node.ts';
import { Problem } from '../setup/say.mjs';
import { build } from './build.ts';
import { noOptions } from './options.ts';

/** `npm run screenshots`: the pictures of README and docs, of the product as it is now. */
export async function screenshots(root: string, args: readonly string[]): Promise<number> {
  noOptions('screenshots', args);
  ensureBrowsers(['chromium']);
  if ((await build(root, ['chromium'])).failed > 0) {
    throw new Problem('The extension does not build.', 'What is wrong with it is said above.');
  }
  return runNode(root, [join(root, 'test', 'e2e', 'screenshots.ts')]);
}
