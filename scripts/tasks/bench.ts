import { join } from 'node:path';
import { ensureBrowsers } from '../setup/ensure-browsers.ts';
import { runNode } from '../setup/run-node.ts';
import { runTool } from '../setup/run-tool.ts';
import { Problem } from '../setup/say.mjs';
import { USAGE } from '../setup/usage.mjs';
import { build } from './build.ts';
import { readOptions } from './options.ts';

/** `npm run bench`: one table, each row beside what people would have else. It is a program of its own. */
export async function bench(root: string, args: readonly string[]): Promise<number> {
  const options = { only: 'string', write: 'boolean', short: 'boolean' } as const;
  const { write = false } = readOptions(args, options, USAGE.bench);
  ensureBrowsers(['chromium']);
  if ((await build(root, ['chromium'])).failed > 0) {
    throw new Problem('The extension does not build.', 'What is wrong with it is said above.');
  }
  const code = await runNode(root, [join(root, 'test', 'bench', 'main.ts'), ...args]);
  if (write) await runTool(root, 'oxfmt', ['docs/performance.md']);
  return code;
}
