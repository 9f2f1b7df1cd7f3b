import { expect, test } from 'vitest';
import { adviceFor } from '../../scripts/setup/ensure-browsers.ts';
import { findBrowser, type Machine } from '../../scripts/setup/find-browser.ts';

function machine(
  platform: NodeJS.Platform,
  programs: readonly string[],
  env: Machine['env'] = {},
): Machine {
  return { platform, env, exists: (path) => programs.includes(path) };
}

test('Chromium is taken before Chrome: it has no profile of the person’s own', () => {
  const both = machine('linux', ['/usr/bin/google-chrome', '/usr/bin/chromium']);
  expect(findBrowser('chromium', both)).toBe('/usr/bin/chromium');
});

test('a browser on the PATH is found wherever it lies', () => {
  const env = { PATH: '/home/ada/bin:/usr/bin' };
  expect(findBrowser('firefox', machine('linux', ['/home/ada/bin/firefox'], env))).toBe(
    '/home/ada/bin/firefox',
  );
});

test('on a Mac, also in the person’s own Applications', () => {
  const app = '/Users/ada/Applications/Firefox.app/Contents/MacOS/firefox';
  expect(findBrowser('firefox', machine('darwin', [app], { HOME: '/Users/ada' }))).toBe(app);
});

test('on Windows, in the program folders', () => {
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
  expect(findBrowser('chromium', machine('win32', [edge], env))).toBe(edge);
});

test('a named program wins over what is found', () => {
  const env = { CHROMIUM_PATH: '/opt/mine/chrome' };
  expect(findBrowser('chromium', machine('linux', ['/usr/bin/chromium'], env))).toBe(
    '/opt/mine/chrome',
  );
});

test('nothing found is null', () => {
  expect(findBrowser('chromium', machine('linux', []))).toBeNull();
});

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s a missing browser comes with what to install, and the way around it',
  (platform) => {
    expect(adviceFor('chromium', platform)).toMatch(/chromium.*CHROMIUM_PATH/i);
    expect(adviceFor('firefox', platform)).toMatch(/firefox.*FIREFOX_PATH/i);
  },
);
