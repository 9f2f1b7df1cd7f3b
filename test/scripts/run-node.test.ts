import { afterEach, expect, test, vi } from 'vitest';
import { runNode } from '../../scripts/setup/run-node.ts';

const SHOW_CURSOR = '\u001b[?25h';
const STAYS = ['-e', 'setInterval(() => {}, 1_000)'];

afterEach(() => void vi.restoreAllMocks());

/** What is written to standard output, which is a terminal or not. */
function terminal(isTTY: boolean): readonly unknown[] {
  const written: unknown[] = [];
  vi.spyOn(process, 'stdout', 'get').mockReturnValue({
    ...process.stdout,
    isTTY,
    write: (text: unknown) => {
      written.push(text);
      return true;
    },
  } as typeof process.stdout);
  return written;
}

test('a program that is ended in the middle leaves the terminal with its cursor', async () => {
  const written = terminal(true);
  const stop = new AbortController();
  const running = runNode('.', STAYS, stop.signal).catch((error: unknown) => error);
  stop.abort(new Error('stopped'));
  expect(await running).toMatchObject({ message: 'stopped' });
  expect(written).toEqual([SHOW_CURSOR]);
});

test('so does one that fails', async () => {
  const written = terminal(true);
  expect(await runNode('.', ['-e', 'process.exitCode = 3'])).toBe(3);
  expect(written).toEqual([SHOW_CURSOR]);
});

test('nothing is written after one that went well, nor where no terminal is', async () => {
  const written = terminal(true);
  expect(await runNode('.', ['-e', ''])).toBe(0);
  expect(written).toEqual([]);
  const piped = terminal(false);
  expect(await runNode('.', ['-e', 'process.exitCode = 3'])).toBe(3);
  expect(piped).toEqual([]);
});
