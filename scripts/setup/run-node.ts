import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { whenOrphaned } from './when-orphaned.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program under this very Node, shows what it says, and returns its exit code, as a shell counts
 * it. Whatever ends this process ends the program first: it is told by SIGTERM and waited for. With
 * `abort` that is the caller's: aborting ends the program, and rejects once it has ended.
 */
export function runNode(
  root: string,
  args: readonly string[],
  abort?: AbortSignal,
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    ...(abort ? { signal: abort } : {}),
  });
  let isEnding = false;
  const end = () => {
    isEnding = true;
    // Always SIGTERM: a terminal's Ctrl-C reaches the program too, and a second one means "at once".
    child.kill('SIGTERM');
  };
  if (!abort) for (const signal of SIGNALS) process.on(signal, end);
  const stopWatching = abort ? () => {} : whenOrphaned(end);
  return new Promise((resolve, reject) => {
    // Aborted is said here too, before the program has ended.
    child.once('error', (error) => {
      if (abort?.aborted !== true || child.pid === undefined) reject(error);
    });
    child.once('exit', (exitCode, signal) => {
      stopWatching();
      for (const each of SIGNALS) process.off(each, end);
      const code = exitCode ?? (signal === null ? 1 : 128 + constants.signals[signal]);
      if (code !== 0) showCursor();
      // What would come next is not wanted either.
      if (isEnding) process.exit(code);
      if (abort?.aborted) reject(abort.reason as Error);
      else resolve(code);
    });
  });
}

/** A program that turns a spinner hides the terminal's cursor, and one that is ended does not bring it back. */
function showCursor(): void {
  if (process.stdout.isTTY) process.stdout.write('\u001b[?25h');
}
