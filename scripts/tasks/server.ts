import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { serverCommand } from '../start/room-server.ts';

/** `npm run server`: only the server, with its own options behind `--`. Returns its exit code. */
export function server(root: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...serverCommand(root), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // It says goodbye to its sockets by itself; this process waits for that.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal])),
    );
  });
}
