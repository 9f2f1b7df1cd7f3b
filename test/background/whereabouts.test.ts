import { beforeEach, expect, test } from 'vitest';
import { createWhereabouts, type WhereaboutsOptions } from '../../lib/background/whereabouts.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import { noSealing } from '../fakes/no-sealing.ts';
import { KITCHEN } from '../fakes/samples.ts';

/** What the person has allowed in Firefox' own settings. */
let allowed: string[];
let asked: object[];

beforeEach(() => {
  allowed = ['browsingActivity'];
  asked = [];
});

const deaf = () => ({ addListener: () => {}, removeListener: () => {} });

async function pageToldIn(isFirefox: boolean): Promise<string | null> {
  const browser = {
    tabs: {
      query: async () => [{ id: 7, url: 'https://a.example/post' }],
      onActivated: deaf(),
      onUpdated: deaf(),
    },
    windows: { onFocusChanged: deaf() },
    storage: { session: { get: async () => ({}), set: async () => {} } },
    permissions: {
      async contains(what: { data_collection: string[] }) {
        asked.push(what);
        return what.data_collection.every((kind) => allowed.includes(kind));
      },
    },
  };
  const whereabouts = await createWhereabouts({
    browser: browser as unknown as WhereaboutsOptions['browser'],
    isFirefox,
    overlayUrl: () => undefined,
    sharing: () => [roomKey(KITCHEN)],
    consent: () => 'ask',
    isBlocked: () => false,
    sealing: noSealing,
    changed: () => {},
    onError: (error) => {
      throw error;
    },
  });
  await whereabouts.look();
  return whereabouts.tells(KITCHEN).page;
}

test('in Firefox a page is told only where the person has allowed that there, too', async () => {
  expect(await pageToldIn(true)).not.toBeNull();
  allowed = [];
  expect(await pageToldIn(true)).toBeNull();
});

test('Chromium, which knows no such permission, is not asked for it', async () => {
  expect(await pageToldIn(false)).not.toBeNull();
  expect(asked).toEqual([]);
});
