import { describe, expect, test } from 'vitest';
import {
  firstHome,
  keepHome,
  withBlocked,
  withFront,
  withMuted,
  withoutRoom,
  withoutServer,
  withRoom,
  type SavedHome,
} from '../../lib/background/home.ts';
import { createFakeItem, type FakeItem } from '../fakes/fake-item.ts';
import { GARDEN, KITCHEN, LOCAL } from '../fakes/samples.ts';

const rename = (name: string) => (home: SavedHome) => ({
  ...home,
  profile: { ...home.profile, name },
});
const pause = (paused: boolean) => (home: SavedHome) => ({
  ...home,
  overlay: { ...home.overlay, paused },
});

async function aKeeper(saved: SavedHome | null = firstHome()) {
  const item: FakeItem<SavedHome | null> = createFakeItem(saved);
  let changes = 0;
  const keeper = keepHome(item, () => {
    changes += 1;
  });
  await keeper.loaded;
  return { item, keeper, changes: () => changes };
}

describe('the home on disk', () => {
  test('a new person keeps the face of the first start', async () => {
    const { item, keeper } = await aKeeper(null);
    expect(item.value?.profile).toEqual(keeper.home.profile);
  });

  test('of an older version has what came later, as for a new person', async () => {
    const { attention: _attention, blocked: _blocked, ...older } = withRoom(firstHome(), KITCHEN);
    const { keeper } = await aKeeper(older as SavedHome);
    expect(keeper.home).toEqual({ ...firstHome(), ...older });
  });

  test('of an older version has also what came later within its rules and wishes', async () => {
    const { paused: _paused, ...overlay } = { ...firstHome().overlay, mode: 'sites' as const };
    const { doNotDisturb: _quiet, ...attention } = { ...firstHome().attention, sound: true };
    const older = { ...firstHome(), overlay, attention };
    const { keeper } = await aKeeper(older as SavedHome);
    expect(keeper.home.overlay).toEqual({ ...firstHome().overlay, mode: 'sites' });
    expect(keeper.home.attention).toEqual({ ...firstHome().attention, sound: true });
  });

  test('is what it was at the last life', async () => {
    const { keeper } = await aKeeper(withRoom(firstHome(), KITCHEN));
    expect(keeper.home.rooms).toEqual([KITCHEN]);
  });

  test('follows memory, which changes at once', async () => {
    const { item, keeper, changes } = await aKeeper();
    const writing = keeper.update(rename('Ada'));
    expect(keeper.home.profile.name).toBe('Ada');
    expect(changes()).toBe(1);
    await writing;
    expect(item.value?.profile.name).toBe('Ada');
  });

  test('a change that changes nothing writes nothing and tells nobody', async () => {
    const { item, keeper, changes } = await aKeeper();
    item.full = true;
    await keeper.update((home) => home);
    expect(changes()).toBe(0);
  });
});

describe('a disk that refuses', () => {
  test('leaves memory as it was, and says so', async () => {
    const { item, keeper, changes } = await aKeeper();
    const before = keeper.home;
    item.full = true;
    await expect(keeper.update(rename('Ada'))).rejects.toThrow('QuotaExceeded');
    expect(keeper.home).toEqual(before);
    expect(changes()).toBe(2);
  });

  test('two changes at once leave memory as it was before both', async () => {
    const { item, keeper } = await aKeeper();
    const before = keeper.home;
    item.full = true;
    const [first, second] = [keeper.update(rename('Ada')), keeper.update(pause(true))];
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
    expect(keeper.home).toEqual(before);
  });

  test('a change that was refused does not reach the disk with the next one', async () => {
    const { item, keeper } = await aKeeper();
    const before = keeper.home;
    item.full = true;
    item.held = true;
    const first = keeper.update(rename('Ada')).catch(() => {
      item.full = false;
      return 'refused';
    });
    const second = keeper.update(pause(true));
    item.release();
    expect(await first).toBe('refused');
    await second;
    expect(item.value).toEqual({ ...before, overlay: { ...before.overlay, paused: true } });
    expect(keeper.home).toEqual(item.value);
  });
});

describe('storage that is denied at the start', () => {
  const item = createFakeItem<SavedHome | null>(withRoom(firstHome(), KITCHEN));

  test('refuses changes, and lets the first that gets through wipe out nothing', async () => {
    item.denied = true;
    const keeper = keepHome(item, () => {});
    await expect(keeper.loaded).rejects.toThrow('denied');
    await expect(keeper.update(rename('Ada'))).rejects.toThrow('denied');
    expect(keeper.home.profile.name).not.toBe('Ada');
    item.denied = false;
    await keeper.update(rename('Ada'));
    expect(item.value?.rooms).toEqual([KITCHEN]);
    expect(item.value?.profile.name).toBe('Ada');
    expect(keeper.home).toEqual(item.value);
  });
});

describe('rooms of the home', () => {
  const two = withRoom(withRoom(firstHome(), KITCHEN), GARDEN);

  test('a room that is opened is in front, and its server the last used', () => {
    const away = withRoom(two, { serverUrl: 'https://rooms.example', roomId: 'attic' });
    expect(away.front?.roomId).toBe('attic');
    expect(away.servers).toEqual(['https://rooms.example', LOCAL]);
    expect(away.welcomed).toBe(true);
  });

  test('a server that was chosen is offered until a room is joined, and is then where that room is', () => {
    const chosen = { ...two, server: 'https://rooms.example' };
    expect(withFront(chosen, KITCHEN).server).toBe('https://rooms.example');
    expect(withRoom(chosen, KITCHEN)).toMatchObject({ server: null, servers: [LOCAL] });
  });

  test('a room that is opened twice is there once', () => {
    expect(withRoom(two, KITCHEN).rooms).toEqual([KITCHEN, GARDEN]);
    expect(withRoom(two, KITCHEN).front).toEqual(KITCHEN);
  });

  test('a room that is left is remembered, and another comes to the front', () => {
    const left = withoutRoom(two, GARDEN);
    expect(left.rooms).toEqual([KITCHEN]);
    expect(left.front).toEqual(KITCHEN);
    expect(left.recent).toEqual([GARDEN]);
  });

  test('leaving the last room leaves nothing in front', () => {
    const none = withoutRoom(withoutRoom(two, GARDEN), KITCHEN);
    expect(none.front).toBeNull();
    expect(none.recent).toEqual([KITCHEN, GARDEN]);
  });

  test('a room that is not open does not come to the front', () => {
    expect(withFront(withoutRoom(two, GARDEN), GARDEN).front).toEqual(KITCHEN);
  });

  test('a room may have a name of the person’s own, and keeps it', () => {
    const named = withRoom(firstHome(), KITCHEN, 'Our kitchen');
    expect(Object.values(withRoom(named, KITCHEN).labels)).toEqual(['Our kitchen']);
  });

  test('a room is muted once, and heard again', () => {
    const muted = withMuted(withMuted(firstHome(), KITCHEN, true), KITCHEN, true);
    expect(muted.muted).toHaveLength(1);
    expect(withMuted(muted, KITCHEN, false).muted).toEqual([]);
  });

  test('somebody is blocked once, on one server, and read again', () => {
    const mallory = { serverUrl: LOCAL, memberId: 'm', name: 'Mallory' };
    const blocked = withBlocked(withBlocked(firstHome(), mallory, true), mallory, true);
    expect(blocked.blocked).toEqual([mallory]);
    const elsewhere = { ...mallory, serverUrl: 'https://example.org' };
    expect(withBlocked(blocked, elsewhere, false).blocked).toEqual([mallory]);
    expect(withBlocked(blocked, mallory, false).blocked).toEqual([]);
  });

  test('of rooms that were left the last ten are remembered', () => {
    let home = firstHome();
    for (let i = 0; i < 12; i++) {
      const room = { serverUrl: LOCAL, roomId: `r${i}` };
      home = withoutRoom(withRoom(home, room), room);
    }
    expect(home.recent.map(({ roomId }) => roomId)).toEqual(
      Array.from({ length: 10 }, (_, i) => `r${11 - i}`),
    );
  });
});

describe('a server that is forgotten', () => {
  const left = withoutRoom(withRoom(firstHome(), KITCHEN), KITCHEN);

  test('is not offered, and neither are the rooms that were left there', () => {
    const { servers, recent } = withoutServer(left, LOCAL);
    expect({ servers, recent }).toEqual({ servers: [], recent: [] });
    expect(withoutServer({ ...left, server: LOCAL }, LOCAL).server).toBeNull();
  });

  test('stays while a room is open there', () => {
    const home = withRoom(left, GARDEN);
    expect(withoutServer(home, LOCAL)).toBe(home);
  });
});
