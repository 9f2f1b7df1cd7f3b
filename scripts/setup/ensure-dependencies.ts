import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './npm-command.mjs';
import { Problem, say } from './say.mjs';

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly optional?: boolean }>
  >;
}

/**
 * The first package that is not installed as the lock file has it, or null. Packages for other
 * platforms are optional and may be absent, never of another version.
 */
export function firstStalePackage(lock: LockFile, installed: LockFile): string | null {
  const stale = Object.entries(lock.packages).find(([path, { version, optional = false }]) => {
    if (path === '') return false;
    const there = installed.packages[path];
    return there === undefined ? !optional : there.version !== version;
  });
  return stale?.[0] ?? null;
}

/** Runs `npm ci` if `node_modules` is missing or not what `package-lock.json` says. */
export function ensureDependencies(root: string): void {
  const lock = readLock(join(root, 'package-lock.json'));
  if (lock === null) {
    throw new Problem(
      'package-lock.json is missing.',
      'Get it back: git checkout package-lock.json',
    );
  }
  // npm writes this file last, so it is also missing where an install was broken off.
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (installed !== null && firstStalePackage(lock, installed) === null) return;

  say.step(
    installed === null ? 'Getting the dependencies …' : 'Dependencies have changed: getting them …',
  );
  const npm = npmCommand();
  const { status } = spawnSync(
    npm.program,
    [...npm.args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: root, stdio: 'inherit', shell: npm.shell },
  );
  if (status !== 0) {
    throw new Problem(
      'The dependencies could not be installed.',
      'npm says why above. If it is the network, or a proxy, set that right and run this again; what was fetched is kept.',
    );
  }
  say.done('Dependencies are installed.');
}

function readLock(path: string): LockFile | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as LockFile) : null;
}
