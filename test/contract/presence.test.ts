import { describe, expect, test } from 'vitest';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

describe('presence', () => {
  test('comes after the reply, and begins with oneself', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send(['1', '2', room, 'phx_join', {}]);
    expect(await ada.hear(1)).toEqual([`"1" "2" ${room} ok`]);
    const presence = [`- - ${room} diff +ada`];
    if (server.pushesState) presence.unshift(`"1" - ${room} state ada`);
    // In Phoenix one process tells who came, another who is there.
    expect((await ada.hear(presence.length)).sort()).toEqual(presence);
  });

  test('tells those who were here who came', async () => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    await server.join('bob', room);
    expect(await ada.hear(1)).toEqual([`- - ${room} diff +bob`]);
  });

  test.each(['close', 'destroy'] as const)('ends with the socket: %s', async (how) => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    const bob = await server.join('bob', room);
    await ada.hearUntil(/ diff \+bob$/);
    bob[how]();
    expect(await ada.hear(1)).toEqual([`- - ${room} diff -bob`]);
  });

  test('says since when, in a ref of its own', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send(['1', '1', room, 'phx_join', {}]);
    const { payload } = await ada.hearUntil(/ diff \+ada$/);
    expect(metaOf(payload['joins'])).toEqual(
      expect.objectContaining({
        online_at: expect.stringMatching(/^\d{10}$/),
        phx_ref: expect.stringMatching(/^[\w-]{16}$/),
      }),
    );
  });
});

if (server.pushesState) {
  describe('the list of who is here', () => {
    test('is told to the one who came', async () => {
      const room = server.freshRoom();
      await server.join('ada', room);
      const bob = await server.connect('bob');
      bob.send(['1', '1', room, 'phx_join', {}]);
      await bob.hearUntil(/ state ada bob$/);
    });

    test('has a person on two sockets once, with two metas of their own', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const bob = await server.join('bob', room);
      await ada.hearUntil(/ diff \+bob$/);
      const again = await server.connect('ada');
      again.send(['1', '1', room, 'phx_join', {}]);
      const { payload } = await again.hearUntil(/ state ada\*2 bob$/);
      const { metas } = payload[server.memberIdOf('ada')] as { metas: { phx_ref: string }[] };
      expect(new Set(metas.map(({ phx_ref }) => phx_ref)).size).toBe(2);
      await bob.hearUntil(/ diff \+ada$/);
    });

    test('has a person until the last of their sockets goes', async () => {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const ada = await server.join('ada', room);
      const again = await server.join('ada', room);
      again.send(['1', '3', room, 'phx_leave', {}]);
      await bob.hearUntil(/ diff -ada$/);
      const carol = await server.connect('carol');
      carol.send(['1', '1', room, 'phx_join', {}]);
      await carol.hearUntil(/ state ada bob carol$/);
      ada.close();
      await carol.hearUntil(/ diff -ada$/);
    });
  });
} else {
  test('whoever comes is never told who was here before', async () => {
    const room = server.freshRoom();
    await server.join('ada', room);
    const bob = await server.join('bob', room);
    expect(await bob.settle()).toEqual([]);
  });
}

if (server.announced) {
  describe('how somebody is here', () => {
    const looks = { name: 'Ada L', face: 'seed7', state: 'idle', page: 'p-1' };

    test('is told from the join on', async () => {
      const room = server.freshRoom();
      const ada = await server.connect('ada');
      ada.send(['1', '1', room, 'phx_join', looks]);
      const { payload } = await ada.hearUntil(/ state ada$/);
      const { metas } = payload[server.memberIdOf('ada')] as { metas: unknown[] };
      expect(metas).toEqual([expect.objectContaining(looks)]);
    });

    test('changes in one diff that names the meta it replaces', async () => {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const ada = await server.join('ada', room);
      const arrival = await bob.hearUntil(/ diff \+ada$/);
      ada.send(['1', '2', room, 'presence_update', looks]);
      const change = await bob.hearUntil(/ diff \+ada -ada$/);
      const before = metaOf(arrival.payload['joins']);
      expect(metaOf(change.payload['leaves'])).toEqual(before);
      expect(metaOf(change.payload['joins'])).toEqual(
        expect.objectContaining({ ...looks, phx_ref_prev: before['phx_ref'] }),
      );
    });

    test.each([5, '', '<x>', 'x'.repeat(65), ['p-2'], {}, false])(
      'keeps its page where %j is named as one',
      async (page) => {
        const { ada, bob, room } = await watched();
        ada.send(['1', '2', room, 'presence_update', { page, state: 'active' }]);
        const { payload } = await bob.hearUntil(/ diff \+ada -ada$/);
        expect(metaOf(payload['joins'])).toMatchObject({ page: 'p-1', state: 'active' });
      },
    );

    test('has no page any more where null is named as one', async () => {
      const { ada, bob, room } = await watched();
      ada.send(['1', '2', room, 'presence_update', { page: null }]);
      const { payload } = await bob.hearUntil(/ diff \+ada -ada$/);
      expect(metaOf(payload['joins'])).toMatchObject({ name: 'Ada L', state: 'idle' });
      expect(metaOf(payload['joins'])).not.toHaveProperty('page');
    });

    /** Somebody who looks like that, and somebody who sees it. */
    async function watched() {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const ada = await server.connect('ada');
      ada.send(['1', '1', room, 'phx_join', looks]);
      await bob.hearUntil(/ diff \+ada$/);
      return { ada, bob, room };
    }

    test('stays as it was where a client sends nonsense', async () => {
      const room = server.freshRoom();
      const ada = await server.connect('ada');
      const odd = { name: '\u202e\u0000', face: 'UPPER!', state: 'asleep', page: '<x>' };
      ada.send(['1', '1', room, 'phx_join', odd]);
      const { payload } = await ada.hearUntil(/ state ada$/);
      const meta = metaOf(payload);
      expect(meta).toEqual(expect.objectContaining({ name: 'ada', state: 'active' }));
      expect(meta).not.toHaveProperty('face');
      expect(meta).not.toHaveProperty('page');
    });
  });
}

function metaOf(presences: unknown): Record<string, unknown> {
  const entries = presences as Record<string, { metas: Record<string, unknown>[] }>;
  return entries[server.memberIdOf('ada')]?.metas[0] ?? {};
}
