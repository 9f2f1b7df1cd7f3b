import { describe, expect, test } from 'vitest';
import { isAllowed, parseRequest } from '../../lib/background/parse-command.ts';
import type { Command, CommandType } from '../../lib/port/contract.ts';
import { KITCHEN, LOCAL } from '../fakes/samples.ts';

const cid = 'c'.repeat(32);

const EACH: readonly Command[] = [
  { type: 'present_nonce', nonce: 'n' },
  { type: 'watch', room: KITCHEN },
  { type: 'unwatch' },
  { type: 'ping', input: true, inFront: true },
  { type: 'look_away' },
  { type: 'share_page', room: KITCHEN, on: true },
  { type: 'read_log' },
  { type: 'erase_everything' },
  { type: 'open_room', server: LOCAL, room: 'kitchen' },
  { type: 'leave_room', room: KITCHEN },
  { type: 'bring_to_front', room: KITCHEN },
  { type: 'save_profile', profile: { name: 'Ada', face: 'ada' } },
  { type: 'choose_server', server: LOCAL },
  { type: 'forget_server', serverUrl: LOCAL },
  { type: 'test_server', server: LOCAL },
  { type: 'send_message', room: KITCHEN, cid, body: 'hi' },
  { type: 'edit_message', room: KITCHEN, key: 'm1', cid, body: 'hello' },
  { type: 'delete_message', room: KITCHEN, key: 'm1', cid },
  { type: 'react', room: KITCHEN, key: 'm1', cid, emoji: '👍', on: true },
  { type: 'tell_typing', room: KITCHEN, on: true },
  { type: 'retry_message', room: KITCHEN, cid },
  { type: 'discard_message', room: KITCHEN, cid },
  { type: 'change_draft', room: KITCHEN, draft: '' },
  {
    type: 'change_draft',
    room: KITCHEN,
    draft: 'x',
    context: { edit: { key: 'm1', text: '' } },
  },
  { type: 'mark_read', room: KITCHEN, key: 'k' },
  { type: 'load_older', room: KITCHEN },
  { type: 'retry_connection', room: KITCHEN },
  { type: 'overlay_status', tabId: 7 },
  { type: 'show_overlay', tabId: 7 },
  { type: 'hide_overlay', until: 'site', tabId: 7 },
  { type: 'hide_overlay', until: 'reload' },
  {
    type: 'save_overlay_rules',
    rules: { mode: 'sites', sites: ['https://a.example/*'], hiddenHosts: [], paused: false },
  },
  { type: 'resize_frame', width: 10, height: 20 },
  { type: 'drag_frame', dx: -1, dy: 2, done: false },
  { type: 'release_focus' },
  { type: 'remove_member', room: KITCHEN, memberId: 'bob' },
  { type: 'ban_member', room: KITCHEN, memberId: 'bob', name: 'Bob', on: true },
  { type: 'lock_room', room: KITCHEN, on: true },
  { type: 'read_bans', room: KITCHEN },
];

describe('a command of the contract', () => {
  test.each(EACH)('$type is read as it is', (command) => {
    expect(parseRequest({ id: 1, command })).toEqual({ id: 1, command });
  });

  test.each(EACH)('$type with something beside it is read without that', (command) => {
    const more = { ...command, token: 'x', tabs: [1] };
    expect(parseRequest({ id: 1, command: more })).toEqual({ id: 1, command });
  });

  test('is allowed to some surface', () => {
    const surfaces = ['popup', 'overlay'] as const;
    const allowed = (type: CommandType) => surfaces.some((surface) => isAllowed(surface, type));
    expect(EACH.filter(({ type }) => !allowed(type))).toEqual([]);
  });
});

test.each([
  ...(['erase_everything', 'read_log', 'share_page', 'open_room', 'save_attention'] as const),
  ...(['remove_member', 'ban_member', 'lock_room', 'read_bans'] as const),
])('the overlay, in a page of strangers, may not ask for %s', (type) => {
  expect(isAllowed('overlay', type)).toBe(false);
  expect(isAllowed('options', type)).toBe(true);
});

describe('what is in no contract', () => {
  test.each([
    ['a face with markup', { type: 'save_profile', profile: { name: 'Ada', face: '<b>' } }],
    ['a cid that is short', { type: 'retry_message', room: KITCHEN, cid: 'abc' }],
    [
      'a reaction with a text',
      { type: 'react', room: KITCHEN, key: 'm1', cid, emoji: 'ok', on: true },
    ],
    ['an edit of nothing', { type: 'edit_message', room: KITCHEN, cid, body: 'x' }],
    ['a tab that is none', { type: 'show_overlay', tabId: -1 }],
    ['a size that is no number', { type: 'resize_frame', width: Number.NaN, height: 1 }],
    ['a size beyond any screen', { type: 'resize_frame', width: 1e9, height: 1 }],
    ['a room without a server', { type: 'watch', room: { roomId: 'kitchen' } }],
    ['an address of a book', { type: 'test_server', server: 'x'.repeat(100_000) }],
    [
      'rules without end',
      {
        type: 'save_overlay_rules',
        rules: {
          mode: 'sites',
          sites: Array.from({ length: 5_000 }, () => 'x'),
          hiddenHosts: [],
          paused: false,
        },
      },
    ],
    ['a type that objects have anyway', { type: 'toString' }],
    ['a type that is no text', { type: ['ping'] }],
    ['no command', undefined],
  ])('%s is not read', (_what, command) => {
    expect(parseRequest({ id: 1, command })).toBeNull();
  });

  test.each([-1, 0.5, '1', null, Number.NaN])('an id of %s is none', (id) => {
    expect(parseRequest({ id, command: { type: 'ping' } })).toBeNull();
  });
});
