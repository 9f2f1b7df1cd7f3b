import { beforeEach, describe, expect, test } from 'vitest';
import type { MessageChange } from '../../lib/room/room-event.ts';
import type { Message, SealedAs } from '../../lib/room/types.ts';
import { createSealMemory, type SealMemory } from '../../lib/seal/seal-memory.ts';
import { aMessage } from '../fakes/samples.ts';

const ADA = 'ada-key';
const EVE = 'eve-key';

let timeline: Message[];
let memory: SealMemory;

beforeEach(() => {
  timeline = [];
  memory = createSealMemory(undefined, (key) => timeline.find((said) => said.key === key));
});

const at = (counter: number, life = 'life'): SealedAs => ({ life, counter });

function sealed(seq: number, body: string, sealedAs: SealedAs, key: string | null = ADA): Message {
  return { ...aMessage(seq, body), key: `c${seq}`, seal: { state: 'signed', key, sealedAs } };
}

function edit(target: number, body: string, sealedAs: SealedAs, key: string | null = ADA) {
  const seal = { key, memberId: 'ada', sealedAs };
  return { type: 'message_edited', key: `c${target}`, body, rev: 9, seal } satisfies MessageChange;
}

function hear(messages: Message[], changes: MessageChange[] = [], isNew = true) {
  const counted = memory.absorb({ messages, changes }, isNew);
  timeline = [...timeline, ...counted.messages];
  return counted;
}

describe('what was sealed once', () => {
  test('counts once, and a line says so when somebody sends it again', () => {
    hear([sealed(1, 'hi', at(0))]);
    const [line] = hear([sealed(2, 'hi', at(0))]).messages;
    expect(line).toMatchObject({
      key: 'again-2',
      body: '',
      own: false,
      seal: { state: 'replayed' },
    });
  });

  test('keeps its name, whoever else takes that for theirs', () => {
    const hers = sealed(1, 'hers', at(0));
    const stolen = { ...sealed(2, 'stolen', at(0, 'eve'), EVE), key: hers.key };
    expect(hear([hers, stolen]).messages).toMatchObject([{ body: 'hers' }]);
  });

  test('is no replay when the log tells it again', () => {
    hear([sealed(1, 'hi', at(0))]);
    expect(hear([sealed(1, 'hi', at(0))], [], false).messages).toMatchObject([{ body: 'hi' }]);
  });

  test('may come late, and from many lives at once', () => {
    const comes = [sealed(1, 'a', at(3)), sealed(2, 'b', at(1)), sealed(3, 'c', at(3, 'other'))];
    expect(hear(comes).messages.map(({ body }) => body)).toEqual(['a', 'b', 'c']);
  });

  test('is known in the next life of the background', () => {
    hear([sealed(1, 'hi', at(0))]);
    const { seen, orphans } = memory;
    const next = createSealMemory(structuredClone({ seen, orphans }), () => undefined);
    const { messages } = next.absorb({ messages: [sealed(2, 'hi', at(0))], changes: [] }, true);
    expect(messages).toMatchObject([{ seal: { state: 'replayed' } }]);
  });

  test('keeps of its seal what is to be seen, and not its place', () => {
    const [said] = hear([sealed(1, 'hi', at(0))]).messages;
    expect(said?.seal).toEqual({ state: 'signed', key: ADA });
  });
});

describe('a change', () => {
  test('by its author counts, and reaches surfaces without its seal', () => {
    hear([sealed(1, 'helo', at(0))]);
    expect(hear([], [edit(1, 'hello', at(1))]).changes).toEqual([
      { type: 'message_edited', key: 'c1', body: 'hello', rev: 9 },
    ]);
  });

  test('by somebody else, or by nobody who signed, changes nothing', () => {
    hear([sealed(1, 'hi', at(0))]);
    expect(hear([], [edit(1, 'x', at(1), EVE), edit(1, 'y', at(2), null)]).changes).toEqual([]);
  });

  test('may be anybody’s where it is a reaction', () => {
    hear([sealed(1, 'hi', at(0))]);
    const seal = { key: EVE, memberId: 'eve', sealedAs: at(0, 'eve') };
    const reaction = { key: 'c1', emoji: '🎉', memberId: 'eve', on: true, seal } as const;
    expect(hear([], [{ type: 'reaction_changed', ...reaction }]).changes).toHaveLength(1);
  });

  test('of something that is not encrypted is nobody’s', () => {
    // By the server's word it is Ada's, and so is the change, which nobody has signed.
    const plain = aMessage(1, 'hi', { by: 'ada' });
    timeline = [{ ...plain, key: 'c1', seal: { state: 'plain', key: null } }];
    expect(hear([], [edit(1, 'x', at(1), null)]).changes).toEqual([]);
  });

  test('without a seal, which only a server could have made up, is left out', () => {
    hear([sealed(1, 'hi', at(0))]);
    expect(hear([], [{ type: 'message_deleted', key: 'c1' }]).changes).toEqual([]);
  });

  test('that was made once is not made again', () => {
    hear([sealed(1, 'hi', at(0))]);
    hear([], [edit(1, 'x', at(1))]);
    expect(hear([], [edit(1, 'x', at(1))]).changes).toEqual([]);
  });

  test('waits for its message, also over a death, and only its author’s is made', () => {
    hear([], [edit(1, 'other', at(5, 'eve'), EVE), edit(1, 'hello', at(1))]);
    const { seen, orphans } = memory;
    const next = createSealMemory(structuredClone({ seen, orphans }), () => undefined);
    const page = { messages: [sealed(1, 'helo', at(0))], changes: [] };
    expect(next.absorb(page, false).messages).toMatchObject([{ body: 'hello', rev: 9 }]);
  });

  test('in a page comes before those that were heard since', () => {
    hear([], [{ ...edit(1, 'newest', at(7)), rev: 50 }]);
    const page = {
      messages: [sealed(1, 'oldest', at(0))],
      changes: [{ ...edit(1, 'older', at(1)), rev: 3 }],
    };
    expect(memory.absorb(page, false).messages).toMatchObject([{ body: 'newest', rev: 50 }]);
  });

  test('is still there when the log tells the message again, as it was first said', () => {
    hear([sealed(1, 'regretted', at(0)), sealed(2, 'helo', at(1))]);
    const seal = { key: ADA, memberId: 'ada', sealedAs: at(2) };
    hear([], [{ type: 'message_deleted', key: 'c1', seal }]);
    hear([], [edit(2, 'hullo', at(3)), { ...edit(2, 'hello', at(4)), rev: 10 }]);
    const { seen, orphans } = memory;
    const next = createSealMemory(structuredClone({ seen, orphans }), () => undefined);
    const page = {
      messages: [sealed(1, 'regretted', at(0)), sealed(2, 'helo', at(1))],
      changes: [],
    };
    expect(next.absorb(page, false).messages).toMatchObject([
      { body: '', deleted: true },
      { body: 'hello' },
    ]);
    expect(next.orphans).toHaveLength(2);
  });

  test('that nobody’s message waits for is forgotten after 200 others', () => {
    for (let n = 0; n < 300; n++) hear([], [edit(n, 'x', at(n))]);
    expect(memory.orphans).toHaveLength(200);
    expect(memory.orphans[0]?.change.key).toBe('c100');
  });
});
