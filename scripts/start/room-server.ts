import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import { Problem } from '../setup/say.mjs';

export interface RoomServer {
  readonly url: string;
  /** Rejects with a `Problem` if it ends by itself. */
  readonly ended: Promise<never>;
  /** Resolves when it serves. Rejects with a `Problem` if it does not come to that. */
  readonly answering: Promise<void>;
  readonly stop: () => Promise<void>;
}

const READY_MS = 15_000; // it takes one; a slow disk some more
const POLL_MS = 100;

/** Arguments for Node: the embedded server, told which extension may use it. */
export function serverCommand(root: string): readonly string[] {
  return [...serverProgram(root), '--allow-origin', CHROME_ORIGIN];
}

/**
 * What Node runs. What a socket leaves behind is short-lived and small: room for 2 MiB of it and not for 16 is
 * half of the memory that the server takes for 2,000 people, and costs no speed that could be measured.
 */
export function serverProgram(root: string): readonly string[] {
  return ['--max-semi-space-size=2', join(root, 'server', 'embedded', 'main.ts')];
}

/** Starts the embedded server as a process of its own. Its log is shown. */
export function startRoomServer(
  root: string,
  { port, data }: { readonly port: number; readonly data: string },
): RoomServer {
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    [...serverCommand(root), '--port', String(port), '--data', data],
    // By the channel it knows when we end without a word.
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  let stopping = false;
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => {
      if (stopping) return;
      reject(
        new Problem(
          `The server ended by itself (${signal ?? `exit code ${code}`}).`,
          'It says why above. If its data is damaged, move .data away and start again.',
        ),
      );
    });
  });
  // Whoever waits for it sees the failure; until then it is not an unhandled one.
  ended.catch(() => {});
  return {
    url,
    ended,
    answering: Promise.race([untilAnswering(`${url}/.well-known/roomlight`), ended]),
    stop: () => {
      stopping = true;
      return endProcess(child);
    },
  };
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(url).catch(() => null); // refused: it is not listening yet
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Problem(
    `The server does not answer at ${url} after ${READY_MS / 1000} s.`,
    'Is something else in the way, a firewall or a proxy for 127.0.0.1?',
  );
}

/** SIGTERM lets it say goodbye to its sockets; after 5 s it is made to end. */
function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
