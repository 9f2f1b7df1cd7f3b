import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { whenOrphaned } from './when-orphaned.mjs';

/**
 * Runs a program under this very Node, shows what it says, and returns its exit code, as a shell counts
 * it. Whatever ends this process ends the program too: it is told by SIGTERM and waited for.
 */
export function runNode(root: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  // Always SIGTERM: a terminal's Ctrl-C reaches the program too, and a second one means "at once".
  const end = () => void child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  whenOrphaned(end);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal])),
    );
  });
}
