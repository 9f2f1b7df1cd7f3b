import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import { waitFor } from '../../scripts/browsers/wait-for.ts';
import { atExit } from '../../scripts/setup/at-exit.ts';

/** The embedded server as a process of its own: always the same port and the same data. */
export interface EmbeddedServer {
  readonly url: string;
  /** Its SQLite file, which it locks while it runs. */
  readonly dataFile: string;
  /** SIGKILL: no goodbye to anybody. */
  kill(): Promise<void>;
  /** Again, after `kill`. Resolves when it answers. */
  start(): Promise<void>;
  /** Of the process that runs now. */
  readonly pid: number;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

const START_MS = 60_000; // a second, but not where browsers start meanwhile
const MAIN = fileURLToPath(new URL('../../server/embedded/main.ts', import.meta.url));

export async function startEmbeddedServer(): Promise<EmbeddedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-server-'));
  const dataFile = join(folder, 'rooms.sqlite');
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;

  const start = async () => {
    const started = startProcess(port, dataFile);
    child = started.child;
    const answers = async () => {
      if (started.child.exitCode !== null)
        throw new Error(`The server ended. It said: ${started.said()}`);
      const answer = await fetch(`${url}/.well-known/roomlight`).catch(() => null);
      return answer?.ok ? true : undefined;
    };
    await waitFor('the embedded server to answer', answers, START_MS);
  };
  const kill = async () => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };

  await start();
  return {
    url,
    dataFile,
    get pid() {
      if (child?.pid === undefined) throw new Error('The server does not run.');
      return child.pid;
    },
    start,
    kill,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startProcess(port: number, data: string) {
  const args = ['--port', String(port), '--data', data, '--allow-origin', CHROME_ORIGIN];
  // On any port: some tests go through a proxy of their own.
  args.push('--allow-host', '127.0.0.1');
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
  child.once(
    'exit',
    atExit(() => child.kill('SIGKILL')),
  );
  return { child, said: () => said };
}

/** A port nobody has at this moment. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
