import { spawn } from 'node:child_process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firefoxAddress } from '../../scripts/browsers/firefox-address.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A program in the place of Firefox, which runs this. */
function browser(script: string) {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, ended };
}

test('the address is read from what Firefox says', async () => {
  const line = 'WebDriver BiDi listening on ws://127.0.0.1:4711';
  const firefox = browser(`console.error('noise'); console.error(${JSON.stringify(line)})`);
  expect(await firefoxAddress(firefox)).toBe('ws://127.0.0.1:4711');
  expect(vi.getTimerCount()).toBe(0);
});

test('one that ends while starting is told with its own words, and nothing keeps the process', async () => {
  const firefox = browser(`console.error('cannot open display: :99'); process.exitCode = 1`);
  await expect(firefoxAddress(firefox)).rejects.toThrow(/ended while starting.*display: :99/);
  expect(vi.getTimerCount()).toBe(0);
});

test('one that says nothing is given up', async () => {
  const firefox = browser('setInterval(() => {}, 1_000)');
  const given = firefoxAddress(firefox).catch(String);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await given).toContain('said no address in 60000 ms');
  firefox.child.kill('SIGKILL');
  await firefox.ended;
});
