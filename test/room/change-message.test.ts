import { describe, expect, test } from 'vitest';
import { reduceRoom } from '../../lib/room/reduce.ts';
import type { MessageChange } from '../../lib/room/room-event.ts';
import { unreadCount } from '../../lib/room/select.ts';
import type { Message } from '../../lib/room/types.ts';
import { aMessage, aRoom } from '../fakes/samples.ts';

const HELO = aMessage(1, 'helo');
const AFTER = aMessage(2, 'after');

function afterwards(changes: readonly MessageChange[], message: Message = HELO): Message {
  const room = changes.reduce(reduceRoom, aRoom({ timeline: [message, AFTER] }));
  expect(room.timeline[1]).toBe(AFTER);
  return room.timeline[0] as Message;
}

const edited = (body: string, rev: number): MessageChange => ({
  type: 'message_edited',
  key: 'm1',
  body,
  rev,
});
const deleted: MessageChange = { type: 'message_deleted', key: 'm1' };
const reacted = (memberId: string, on = true, emoji: '👍' | '🎉' = '👍'): MessageChange => ({
  type: 'reaction_changed',
  key: 'm1',
  emoji,
  memberId,
  on,
});

describe('an edited message', () => {
  test('has its new text in its old place', () => {
    expect(afterwards([edited('hello', 1)])).toEqual({ ...HELO, body: 'hello', rev: 1 });
  });

  test('has the newest text, in whatever order and however often edits come', () => {
    const edits = [edited('b', 2), edited('a', 1), edited('b', 2)];
    expect(afterwards(edits)).toMatchObject({ body: 'b', rev: 2 });
  });
});

describe('a deleted message', () => {
  test('keeps its place, and neither text nor reactions', () => {
    expect(afterwards([reacted('ada'), deleted])).toEqual({ ...HELO, body: '', deleted: true });
  });

  test('is the same whether or not one was there for its edits, which a log leaves out by then', () => {
    expect(afterwards([edited('hello', 1), deleted])).toEqual(afterwards([deleted]));
  });

  test('stays deleted, whatever comes late', () => {
    const gone = afterwards([deleted, edited('hello', 5), reacted('ada'), deleted]);
    expect(gone).toEqual({ ...HELO, body: '', deleted: true });
  });

  test('is nothing to catch up on', () => {
    const room = aRoom({ timeline: [HELO, AFTER], readKey: null });
    expect(unreadCount(room)).toBe(2);
    expect(unreadCount(reduceRoom(room, deleted))).toBe(1);
  });
});

describe('reactions', () => {
  test('are gathered by emoji, in the order they came, each person once', () => {
    const changes = [reacted('ada'), reacted('bob', true, '🎉'), reacted('bob'), reacted('ada')];
    expect(afterwards(changes).reactions).toEqual([
      { emoji: '👍', members: ['ada', 'bob'] },
      { emoji: '🎉', members: ['bob'] },
    ]);
  });

  test('that are taken back are gone, and the last of them leaves nothing behind', () => {
    const both = [reacted('ada'), reacted('bob')];
    expect(afterwards([...both, reacted('ada', false)]).reactions).toEqual([
      { emoji: '👍', members: ['bob'] },
    ]);
    expect(afterwards([...both, reacted('ada', false), reacted('bob', false)])).toEqual(HELO);
    expect(afterwards([reacted('ada', false)])).toBe(HELO);
  });
});

test('what was done to a message that is not here changes nothing', () => {
  const room = aRoom({ timeline: [AFTER] });
  for (const change of [edited('x', 1), deleted, reacted('ada')]) {
    expect(reduceRoom(room, change)).toBe(room);
  }
});

test('who types replaces who typed', () => {
  const room = reduceRoom(aRoom(), { type: 'typing_changed', typing: ['grace'] });
  expect(room.typing).toEqual(['grace']);
  expect(reduceRoom(room, { type: 'typing_changed', typing: [] }).typing).toEqual([]);
});
