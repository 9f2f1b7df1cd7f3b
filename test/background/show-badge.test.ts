import type { Browser } from 'webextension-polyfill';
import { expect, test } from 'vitest';
import type { Badge } from '../../lib/background/badge.ts';
import { showBadge } from '../../lib/background/show-badge.ts';

const texts: string[] = [];
let broken = false;
const action = {
  setBadgeText: async ({ text }: { text: string }) => {
    if (broken) throw new Error('no toolbar');
    texts.push(text);
  },
  setTitle: async () => {},
  setBadgeBackgroundColor: async () => {},
} as unknown as Browser['action'];

function people(text: string): Badge {
  return { text, title: `${text} here`, tone: 'people' };
}

test('the toolbar is touched when the badge changes, and again after it refused', async () => {
  await showBadge(action, people('2'));
  await showBadge(action, people('2'));
  expect(texts).toEqual(['2']);
  broken = true;
  await expect(showBadge(action, people('3'))).rejects.toThrow('no toolbar');
  broken = false;
  await showBadge(action, people('3'));
  expect(texts).toEqual(['2', '3']);
});
