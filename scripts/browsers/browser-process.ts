import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from '../setup/at-exit.ts';
import { orAborted } from '../setup/or-aborted.ts';

export interface BrowserProcess {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

export interface Profile {
  readonly folder: string;
  /** No browser has used it: the extension is installed into it, and welcomes. */
  readonly isNew: boolean;
  /** Removes the folder if it was made here. */
  remove(): void;
}

/** Uses the given folder, or makes one that is removed after. */
export function openProfile(given: string | undefined): Profile {
  if (given !== undefined) {
    const isNew = !existsSync(given) || readdirSync(given).length === 0;
    return { folder: given, isNew, remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-profile-'));
  // A browser's last helper process may still be writing while it is removed.
  const remove = () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const keep = atExit(remove);
  return {
    folder,
    isNew: true,
    remove: () => {
      keep();
      remove();
    },
  };
}

export function startBrowser(
  program: string,
  args: readonly string[],
  stdio: StdioOptions,
  env: Readonly<Record<string, string>> = {},
): BrowserProcess {
  const child = spawn(program, args, { stdio, env: { ...process.env, ...env } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.on('error', () => {}); // it would end this process; that there is no pid says it too
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} did not start. Is it a program you may run?`);
  void ended.then(atExit(() => child.kill('SIGKILL')));
  return {
    child,
    pid,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const CLOSE_MS = 5_000; // longer than an orderly end takes; after that it hangs

/**
 * The two ways a browser ends; both remove a profile that was made for it. `askToClose` asks for an
 * orderly end, which is forced if it does not come.
 */
export function endings(
  browser: BrowserProcess,
  profile: Profile,
  askToClose: () => Promise<unknown>,
): { kill: () => Promise<void>; close: () => Promise<void> } {
  const kill = async () => {
    await browser.kill();
    profile.remove();
  };
  const close = async () => {
    // The browser may be gone before it has answered.
    void askToClose().catch(() => {});
    const timer = setTimeout(() => void browser.kill(), CLOSE_MS);
    await browser.ended;
    clearTimeout(timer);
    profile.remove();
  };
  return { kill, close };
}

/**
 * Waits for the rest of a start; a browser that does not come that far, or is not wanted any more, is ended, so
 * that none is left.
 */
export async function orEnd<T>(
  browser: BrowserProcess,
  profile: Profile,
  start: Promise<T>,
  abort?: AbortSignal,
): Promise<T> {
  try {
    return await (abort ? orAborted(start, abort) : start);
  } catch (error) {
    await browser.kill();
    profile.remove();
    throw error;
  }
}
