import type { Browser } from 'webextension-polyfill';
import { expect, test } from 'vitest';
import { browserNotices } from '../../lib/background/browser-notices.ts';

const NOTICE = { id: 'lamps', title: 'Grace in lamps', text: 'Here?' };
const failed = (error: unknown) => {
  throw error;
};

/** A browser that refuses, as both do, an option that it does not know. */
function aBrowser(known: readonly string[]) {
  const shown: Record<string, unknown>[] = [];
  const listeners: ((id: string) => void)[] = [];
  const allowed: (() => void)[] = [];
  const notifications = {
    onClicked: { addListener: (listener: (id: string) => void) => void listeners.push(listener) },
    create: async (id: string, options: Record<string, unknown>) => {
      const unknown = Object.keys(options).filter((name) => !known.includes(name));
      if (unknown.length > 0) throw new Error(`Unexpected property "${unknown.join()}"`);
      shown.push({ id, ...options });
    },
    getAll: async () => Object.fromEntries(shown.map(({ id }) => [id, {}])),
  };
  const api: { notifications?: typeof notifications } = {};
  const browser = Object.assign(api, {
    permissions: { onAdded: { addListener: (told: () => void) => void allowed.push(told) } },
    runtime: { getURL: (path: string) => path },
  }) as unknown as Browser;
  const allow = () => {
    api.notifications = notifications;
    for (const told of allowed) told();
  };
  return { browser, shown, click: (id: string) => listeners.forEach((one) => one(id)), allow };
}

const BOTH = ['type', 'iconUrl', 'title', 'message'];

test('Chromium is told whether there is a sound, Firefox knows no such thing and decides by itself', () => {
  const chromium = aBrowser([...BOTH, 'silent']);
  const firefox = aBrowser(BOTH);
  for (const [{ browser, allow }, isFirefox] of [
    [chromium, false],
    [firefox, true],
  ] as const) {
    allow();
    const notices = browserNotices(browser, isFirefox, () => {}, failed);
    notices.show({ ...NOTICE, isSilent: true });
    notices.show({ ...NOTICE, isSilent: false });
  }
  expect(chromium.shown.map(({ silent }) => silent)).toEqual([true, false]);
  expect(firefox.shown).toHaveLength(2);
});

test('before the permission is given nothing is shown, and from then on a click is heard, once', async () => {
  const { browser, shown, click, allow } = aBrowser(BOTH);
  const clicked: string[] = [];
  const notices = browserNotices(browser, true, (id) => clicked.push(id), failed);
  notices.show({ ...NOTICE, isSilent: true });
  notices.clear(NOTICE.id);
  expect(shown).toEqual([]);
  expect(await notices.standing()).toEqual([]);
  allow();
  allow();
  notices.show({ ...NOTICE, isSilent: true });
  click(NOTICE.id);
  expect(shown).toHaveLength(1);
  expect(await notices.standing()).toEqual([NOTICE.id]);
  expect(clicked).toEqual([NOTICE.id]);
});
