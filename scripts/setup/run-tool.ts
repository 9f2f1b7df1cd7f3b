import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './run-node.ts';

/**
 * Runs an installed package's program, as `runNode` does; a signal counts as failure. Not through `npx`,
 * which may go to the network for a typo.
 */
export function runTool(
  root: string,
  packageName: string,
  args: readonly string[],
  abort?: AbortSignal,
): Promise<number> {
  return runNode(root, [programOf(root, packageName), ...args], abort);
}

/** The program of a package that has one, or the one named like a known tool of the package. */
function programOf(root: string, packageName: string): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: string | Readonly<Record<string, string>>;
  };
  const path = typeof bin === 'string' ? bin : (bin?.[packageName] ?? Object.values(bin ?? {})[0]);
  if (path === undefined) throw new Error(`The package ${packageName} has no program.`);
  return join(folder, path);
}
