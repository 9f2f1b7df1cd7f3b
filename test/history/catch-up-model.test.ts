import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { settle } from '../fakes/hand-clock.ts';
import { createCatchingRoom } from './catching-room.ts';
import { createLogServer } from './log-server.ts';

const RETRY_MS = 2_000;

type Step =
  | { readonly type: 'say' | 'edit'; readonly live: 'heard' | 'lost' | 'late' | 'twice' }
  | { readonly type: 'late' | 'join' | 'break' | 'answer' | 'silence' | 'tick' | 'lose' }
  | { readonly type: 'restore' | 'wait'; readonly by: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom('say', 'say', 'edit'),
      live: fc.constantFrom('heard', 'heard', 'lost', 'late', 'twice'),
    }),
  },
  {
    weight: 10,
    arbitrary: fc
      .constantFrom('late', 'join', 'join', 'break', 'answer', 'answer', 'silence', 'tick')
      .map((type) => ({ type })),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'lose' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('restore', 'wait', 'wait'), by: fc.nat(2_500) }),
  },
);

test('whatever is lost, late, doubled or restored, the room ends as a whole piece of the log up to its end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const server = createLogServer(5);
      const room = createCatchingRoom(server);
      const late: (() => void)[] = [];
      let joined = false;
      const breakOff = () => {
        if (joined) room.catchUp.pause();
        joined = false;
        late.length = 0;
      };
      const join = () => {
        if (!joined) room.join();
        joined = true;
      };
      for (const next of steps) {
        switch (next.type) {
          case 'say':
          case 'edit': {
            const entry = server.append(next.type === 'say');
            const hear = () => room.catchUp.entry(entry);
            if (!joined || next.live === 'lost') break;
            if (next.live === 'late') late.push(hear);
            else hear();
            if (next.live === 'twice') hear();
            break;
          }
          case 'late':
            late.pop()?.();
            break;
          case 'join':
            join();
            break;
          case 'break':
            breakOff();
            break;
          case 'answer':
            await room.answer();
            break;
          case 'silence':
            await room.answer(null);
            break;
          case 'tick':
            if (joined) room.catchUp.tick({ epoch: server.epoch, head: server.head });
            break;
          case 'lose':
            breakOff();
            await room.answer(null);
            server.lose();
            break;
          case 'restore':
            breakOff();
            await room.answer(null);
            server.restore(Math.max(0, server.head - (next.by % 5)));
            // Whoever was there sees at once that the log is shorter; later nobody could.
            join();
            break;
          case 'wait':
            await room.clock.advance(next.by);
            break;
          default:
            next satisfies never;
        }
        await settle();
      }
      join();
      for (let n = 0; n < 5; n++) {
        room.catchUp.tick({ epoch: server.epoch, head: server.head });
        await room.clock.advance(RETRY_MS);
        await room.answerAll();
      }
      const messages = room.messages();
      const from = server.messages.findIndex(({ key }) => key === messages[0]?.key);
      expect(messages).toEqual(messages.length === 0 ? [] : server.messages.slice(from));
      expect(messages.length === 0).toBe(server.messages.length === 0);
      expect(room.catchUp.inbox).toEqual({ epoch: server.epoch, cursor: server.head, held: [] });
    }),
    { numRuns: 150 },
  );
});
