import { describe, expect, test } from 'vitest';
import { groupMessages } from '../../components/message-groups.ts';
import type { Message } from '../../lib/room/types.ts';
import { aMessage, anEntry } from '../fakes/samples.ts';

/** As after a snapshot: equal, and no object is the same. */
const copied = (messages: readonly Message[]) => structuredClone(messages);

const talk = [
  aMessage(1, 'one'),
  aMessage(2, 'two'),
  aMessage(3, 'three', { by: 'hedy' }),
  aMessage(4, 'four', { by: 'grace' }),
];

describe('groups that are as they were', () => {
  test('are the same objects when somebody else says something', () => {
    const before = groupMessages(talk);
    const after = groupMessages([...talk, aMessage(5, 'five', { by: 'hedy' })], {}, before);
    expect(after).toHaveLength(4);
    before.forEach((group, index) => expect(after[index]).toBe(group));
  });

  test('are the same objects after a snapshot', () => {
    const before = groupMessages(talk);
    const after = groupMessages(copied(talk), {}, before);
    before.forEach((group, index) => expect(after[index]).toBe(group));
  });

  test('are the same objects when the unread line comes between them', () => {
    const before = groupMessages(talk);
    const after = groupMessages(talk, { unreadKey: 'm3' }, before);
    expect(after.map(({ kind }) => kind)).toEqual(['group', 'unread', 'group', 'group']);
    expect(after.filter((item) => before.includes(item))).toHaveLength(3);
  });
});

describe('a group that has changed is another object, and no other is', () => {
  test('with one more message', () => {
    const before = groupMessages(talk);
    const after = groupMessages([...talk, aMessage(5, 'five')], {}, before);
    expect(after.map((group, index) => group === before[index])).toEqual([true, true, false]);
  });

  test('with an own message that got further', () => {
    const waiting = [anEntry(1, 'a', { status: 'queued' })];
    const before = groupMessages([...talk, ...waiting]);
    const failed = [anEntry(1, 'a', { status: 'failed', reason: 'read_only' })];
    const after = groupMessages([...talk, ...failed], {}, before);
    expect(after.map((group, index) => group === before[index])).toEqual([true, true, true, false]);
  });

  test('with a name that is another', () => {
    const from = { id: 'hedy', name: 'Hedwig', verified: true };
    const before = groupMessages(talk);
    const renamed = talk.map((message) =>
      message.from.id === 'hedy' ? { ...message, from } : message,
    );
    const after = groupMessages(renamed, {}, before);
    expect(after.map((group, index) => group === before[index])).toEqual([true, false, true]);
  });
});
