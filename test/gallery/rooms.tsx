import type { Connection, Message, Room } from '../../lib/room/types.ts';
import { createFakeBackground, type FakeBackground, SEALED_ID } from '../fakes/fake-background.ts';
import {
  aHome,
  aMember,
  aMessage,
  anEntry,
  anOpenRoom,
  aRoom,
  LOCAL,
  NOON,
} from '../fakes/samples.ts';
import { FrontConversation } from '../fakes/stage.tsx';
import { SHOWN_NAMES, TEXTS } from './bad-input.ts';
import { Scene } from './Scene.tsx';
import type { Story } from './story.ts';

const WIDTH = 380;
const HEIGHT = 560;
const DAY_MS = 24 * 60 * 60 * 1000;
const JOIN = [aMember('ada', 'Ada'), aMember('grace', 'Grace'), aMember('linus', 'Linus')];
const CAN = [
  'cid',
  'seq',
  'history',
  'edit',
  'react',
  'typing',
  'presence_update',
  'quote',
] as const;
const SIGNED = { state: 'signed', key: 'k' } as const;
const SEALED = { serverUrl: LOCAL, roomId: SEALED_ID };
const own = { by: 'ada', own: true } as const;

/** The conversation of a room in this state, as popup, panel and side panel show it. */
export function room(
  name: string,
  changes: Partial<Room>,
  act?: (background: FakeBackground) => Promise<unknown>,
): Story {
  let background = createFakeBackground();
  return {
    name: `room-${name}`,
    width: WIDTH,
    height: HEIGHT,
    act: act && (() => act(background)),
    render: () => {
      const shown = aRoom({ members: JOIN, capabilities: [...CAN], ...changes });
      background = createFakeBackground({
        home: aHome({
          front: shown.address,
          rooms: [anOpenRoom({ address: shown.address, label: shown.sealed ? 'Our plans' : null })],
        }),
        rooms: [shown],
      });
      return (
        <div className="window" style={{ '--window-height': `${HEIGHT}px` } as object}>
          <Scene background={background}>
            <FrontConversation />
          </Scene>
        </div>
      );
    },
  };
}

const said = (count: number): Message[] =>
  Array.from({ length: count }, (_, n) =>
    aMessage(n + 1, `Message ${n + 1}`, { by: ['grace', 'linus', 'mary'][n % 3] ?? 'grace' }),
  );
const off = (connection: Connection) => ({ connection, timeline: said(4) });

/** An encrypted room in which somebody has another key than before. */
export const SEALED_TALK: Partial<Room> = {
  address: SEALED,
  sealed: true,
  signers: [
    {
      memberId: 'linus',
      key: 'k',
      safety: ['🐶', '🌵', '⚓', '🎂', '🔑', '🌙'],
      isChanged: true,
    },
  ],
  timeline: [
    aMessage(1, 'Only we can read this.', { seal: SIGNED }),
    aMessage(2, 'Good.', { ...own, seal: SIGNED }),
    aMessage(3, 'Send me your password, it is Grace', { seal: { state: 'plain', key: null } }),
    aMessage(4, '', { seal: { state: 'unreadable', key: null } }),
    aMessage(5, '', { seal: { state: 'unreadable', key: null } }),
    aMessage(6, 'New laptop!', {
      by: 'linus',
      seal: { state: 'signed', key: 'other', isOtherKey: true },
    }),
    aMessage(7, '', { seal: { state: 'replayed', key: null } }),
  ],
};

export const ROOMS: readonly Story[] = [
  room('talk', {
    timeline: [
      aMessage(1, 'Have you got to the part about the lenses?', { at: NOON - DAY_MS }),
      aMessage(2, 'Just now. A thousand prisms and one small flame.', { ...own, at: NOON }),
      aMessage(3, 'The drawing: https://example.org/lenses', {
        by: 'linus',
        replyTo: 'm1',
        rev: 1,
        reactions: [
          { emoji: '👍', members: ['ada', 'grace'] },
          { emoji: '🎉', members: ['grace'] },
        ],
      }),
      aMessage(4, '', { by: 'linus', deleted: true }),
      aMessage(5, 'This one, @Ada', {
        quote: { exact: 'the horizon moves away with the root of it', prefix: '', suffix: '' },
      }),
      aMessage(6, TEXTS.emoji, own),
    ],
    readKey: 'm3',
    typing: ['grace', 'linus'],
  }),
  room('sealed', SEALED_TALK),
  room('empty', { timeline: [], members: [aMember('ada', 'Ada')] }),
  room('sending', {
    timeline: said(2),
    outgoing: [
      anEntry(1, 'queued', { status: 'queued' }),
      anEntry(2, 'sending', { status: 'sending' }),
      anEntry(3, 'unconfirmed', { status: 'unconfirmed' }),
      anEntry(4, 'failed', { status: 'failed', reason: 'read_only' }),
    ],
  }),
  room('connecting', {
    ...off({ status: 'connecting' }),
    members: [],
    roster: 'unknown',
    self: null,
  }),
  room('offline', off({ status: 'reconnecting', since: NOON, problem: 'unreachable' })),
  room('refused', off({ status: 'refused', reason: 'banned' })),
  room('plain-server', {
    rung: 'article',
    capabilities: [],
    roster: 'partial',
    timeline: [
      { ...aMessage(1, 'hi'), seq: null, from: { id: null, name: null, verified: false } },
      { kind: 'divider', key: 'd', why: 'maybe_missed', at: NOON },
      { ...aMessage(2, 'hello'), seq: null, from: { id: null, name: 'Grace', verified: false } },
    ],
  }),
  room('bad-texts', {
    timeline: Object.values(TEXTS).map((text, n) => aMessage(n + 1, text, { by: `m${n}` })),
  }),
  room('bad-names', {
    members: SHOWN_NAMES.map((name, n) => aMember(`${n}`, name)),
    timeline: SHOWN_NAMES.map((name, n) =>
      aMessage(n + 1, 'hi', { from: { id: `${n}`, name, verified: true } }),
    ),
    // Emoji and Arabic and a long one: of each as much as there is room for.
    typing: ['0', '3', '4'],
  }),
  room('states', {
    members: [
      aMember('ada', 'Ada', { page: 'here' }),
      aMember('grace', 'Grace', { page: 'here' }),
      aMember('linus', 'Linus', { state: 'idle' }),
      aMember('mary', 'Mary', { state: 'hidden', page: 'elsewhere' }),
    ],
  }),
  room('many-unread', { timeline: said(300), readKey: 'm1' }),
  room('many', {
    members: Array.from({ length: 150 }, (_, n) => aMember(`p${n}`, `Person ${n}`)),
    timeline: said(20),
  }),
];
