import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { atExit } from '../../../scripts/setup/at-exit.ts';
import { serverProgram } from '../../../scripts/start/room-server.ts';

export interface Program {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const URL_SAID = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts a server as a process of its own; it says its address when it listens. */
async function startProgram(root: string, args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const undo = atExit(() => child.kill('SIGKILL'));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      const [found] = URL_SAID.exec(said) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended. It said: ${said}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      undo();
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export const startBare = (root: string) =>
  startProgram(root, [join(root, 'test/bench/servers/bare-ws.ts')]);

/** The embedded server with its rooms on disk, as `npm start` has it. */
export const startEmbedded = (root: string, data: string) =>
  startProgram(root, [...serverProgram(root), '--port', '0', '--data', data]);

/** The embedded server as stock Phoenix is: for where no real one was given. */
export const startGuide = (root: string) =>
  startProgram(root, [...serverProgram(root), '--port', '0', '--rung', 'guide']);
