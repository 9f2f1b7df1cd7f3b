import { describe, expect, test } from 'vitest';
import type { RawClient } from './raw-client.ts';
import { testOffersNone } from './offers-none.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

if (server.announced) {
  describe('what only members of an encrypted room can read', () => {
    const look = `e1.${'h'.repeat(27)}.${'c'.repeat(200)}`;

    async function enter(params: object): Promise<RawClient> {
      const ada = await server.connect('ada');
      ada.send(['1', '1', server.freshRoom(), 'phx_join', { v: 1, caps: ['sealed'], ...params }]);
      return ada;
    }

    function metaOf({ payload }: { payload: Readonly<Record<string, unknown>> }): unknown {
      const people = payload as Record<string, { metas: object[] }>;
      return people[server.memberIdOf('ada')]?.metas[0];
    }

    test('is offered by a server that carries it', async () => {
      const ada = await enter({});
      const { payload } = await ada.hearUntil(/ ok$/);
      expect(payload['response']).toMatchObject({ caps: ['sealed'] });
    });

    test('is carried in presence as it is', async () => {
      const ada = await enter({ sealed: look });
      expect(metaOf(await ada.hearUntil(/ state ada$/))).toMatchObject({ sealed: look });
    });

    test.each([7, 'plain', 'e1..', `e1.a.${'b'.repeat(960)}`, 'e1.a.b c', `${look}\n`])(
      'is nothing else: %j',
      async (odd) => {
        const ada = await enter({ sealed: odd });
        expect(metaOf(await ada.hearUntil(/ state ada$/))).not.toHaveProperty('sealed');
      },
    );

    test('may be as long as 16 KiB in a message, and a plain text may not', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const sealed = `e1.${'h'.repeat(27)}.`;
      const longest = sealed + 'c'.repeat(16 * 1024 - sealed.length);
      ada.send(['1', '2', room, 'new_msg', { body: longest }]);
      expect((await ada.hearUntil(/ new_msg /)).payload['body']).toBe(longest);
      for (const body of [`${longest}c`, 'c'.repeat(4_001), `e1. ${'c'.repeat(4_001)}`]) {
        ada.send(['1', '3', room, 'new_msg', { body }]);
        const { payload } = await ada.hearUntil(/^"1" "3" .* error/);
        expect(payload['response']).toMatchObject({ reason: 'too_large' });
      }
    });
  });
} else {
  testOffersNone(server, ['sealed']);
}
