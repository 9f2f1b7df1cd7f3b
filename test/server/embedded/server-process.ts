import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../../../server/embedded/main.ts', import.meta.url));

/** `main.ts` as a person runs it. */
export interface ServerProcess {
  /** Everything it printed so far. */
  said(): { out: string; err: string };
  /** The address of its ready line. */
  readonly ready: Promise<string>;
  readonly exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Ends with the test, however that ends. */
export function startProcess(...args: string[]): ServerProcess {
  return follow(spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** As `npm start` runs it, with a channel to whoever started it; `leave` closes that. */
export function startWithChannel(...args: string[]): ServerProcess & { leave(): void } {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // No `close` follows where the channel was closed on this side.
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { ...follow(child), exited, leave: () => child.disconnect() };
}

function follow(child: ChildProcess): ServerProcess {
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => (err += String(chunk)));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out += String(chunk);
      const url = /^Roomlight server ready at (\S+) /m.exec(out)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`the server ended: ${err}`)));
  });
  ready.catch(() => {}); // who waits for `exited` alone does not care
  const exited = exitOf(child);
  return {
    said: () => ({ out, err }),
    ready,
    exited,
    kill(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}
