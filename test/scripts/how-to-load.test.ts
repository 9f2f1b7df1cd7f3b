import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Problem } from '../../scripts/setup/say.mjs';
import { howToLoad, orByHand } from '../../scripts/start/how-to-load.ts';
import { openPeople } from '../../scripts/start/open-people.ts';
import { catchWords } from '../fakes/catch-words.ts';

const WHERE = { serverUrl: 'http://127.0.0.1:4000', demoUrl: 'http://127.0.0.1:4001/' };
const BY_HAND = { root: '/project', builds: ['chromium'], ...WHERE } as const;

let said: string[];
beforeEach(() => {
  said = catchWords();
});
afterEach(() => void vi.restoreAllMocks());

test('how to load names the builds that are there, and where server and demo are', () => {
  const both = howToLoad({ ...BY_HAND, builds: ['chromium', 'firefox'] }).join('\n');
  expect(both).toMatch(/chrome-mv3[\s\S]*firefox-mv3\/manifest\.json/);
  const one = howToLoad(BY_HAND).join('\n');
  expect(one).toContain(WHERE.serverUrl);
  expect(one).toContain(WHERE.demoUrl);
  expect(one).not.toContain('firefox');
});

test('a window that does not come up is said, with why and how to go on without it', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/bin/false');
  vi.stubEnv('DISPLAY', ':99');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { signal: stop } = new AbortController();
  const opening = openPeople(
    { browser: 'chromium', people: 2, extensionFolder: '/nowhere', ...WHERE, stop },
    () => {},
  );
  await orByHand(opening, BY_HAND);
  expect(said.join('\n')).toMatch(
    /The window for Ada did not come up: [\s\S]*display :99[\s\S]*Load the built extension by hand/,
  );
});

test('what is no such failure, as the end by Ctrl-C, goes on to whoever waits', async () => {
  await expect(orByHand(Promise.reject(new Error('stopped')), BY_HAND)).rejects.toThrow('stopped');
  expect(said).toEqual([]);
});

test('where all windows come up nothing is said', async () => {
  await orByHand(Promise.resolve(), BY_HAND);
  expect(said).toEqual([]);
});

test('whatever an entrance is refused for is no end either', async () => {
  await orByHand(Promise.reject(new Problem('It did not allow it.', 'Do it so.')), BY_HAND);
  expect(said.slice(0, 2)).toEqual([expect.stringContaining('did not allow'), '  Do it so.']);
});
