import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs an installed package's program under this very Node and shows what it says. Returns the exit
 * code; a signal counts as failure. Aborting ends it and rejects. Not through `npx`, which may go to the network for a typo.
 */
export function runTool(
  root: string,
  packageName: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<number> {
  const child = spawn(process.execPath, [programOf(root, packageName), ...args], {
    cwd: root,
    stdio: 'inherit',
    ...(signal ? { signal } : {}),
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
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
