import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openProfile, orEnd, startBrowser } from '../../scripts/browsers/browser-process.ts';

/** A program in the place of a browser, which never comes up. */
function hanging() {
  const profile = openProfile(undefined);
  const args = ['-e', 'setInterval(() => {}, 1_000)'];
  return { profile, browser: startBrowser(process.execPath, args, 'ignore') };
}

const NEVER = new Promise<never>(() => {});

test('a browser that does not come up is ended, and its profile removed', async () => {
  const { profile, browser } = hanging();
  const start = orEnd(browser, profile, Promise.reject(new Error('no window')));
  await expect(start).rejects.toThrow('no window');
  expect(browser.child.signalCode).toBe('SIGKILL');
  expect(existsSync(profile.folder)).toBe(false);
});

test('so is one that is not wanted any more while it starts', async () => {
  const { profile, browser } = hanging();
  const stop = new AbortController();
  const start = orEnd(browser, profile, NEVER, stop.signal);
  stop.abort(new Error('stopped'));
  await expect(start).rejects.toThrow('stopped');
  expect(browser.child.signalCode).toBe('SIGKILL');
  expect(existsSync(profile.folder)).toBe(false);
});

test('one that has come up is left alone', async () => {
  const { profile, browser } = hanging();
  const stop = new AbortController();
  expect(await orEnd(browser, profile, Promise.resolve('up'), stop.signal)).toBe('up');
  stop.abort();
  expect(browser.child.kill(0)).toBe(true);
  await browser.kill();
  profile.remove();
});

test('a program that is not there is said, and is no end of this process', async () => {
  expect(() => startBrowser('/no/such/browser', [], 'ignore')).toThrow(
    '/no/such/browser did not start',
  );
  await new Promise((resolve) => setImmediate(resolve)); // by then Node has said it too
});
