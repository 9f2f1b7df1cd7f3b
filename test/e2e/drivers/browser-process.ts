import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  /** Removes the folder if it was made here. */
  remove(): void;
}

/** Uses the given folder, or makes one that is removed after. */
export function openProfile(given: string | undefined): Profile {
  if (given !== undefined) return { folder: given, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-profile-'));
  // A browser's last helper process may still be writing while it is removed.
  const remove = () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return { folder, remove };
}

export function startBrowser(
  program: string,
  args: readonly string[],
  stdio: StdioOptions,
  env: Readonly<Record<string, string>> = {},
): BrowserProcess {
  const child = spawn(program, args, { stdio, env: { ...process.env, ...env } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} did not start. Is it a program you may run?`);
  const killOnExit = () => void child.kill('SIGKILL');
  process.once('exit', killOnExit);
  void ended.then(() => process.off('exit', killOnExit));
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

/** Waits for an orderly end that was asked for, else forces it. */
export async function endOrKill(process: BrowserProcess): Promise<void> {
  const timer = setTimeout(() => void process.kill(), CLOSE_MS);
  await process.ended;
  clearTimeout(timer);
}
