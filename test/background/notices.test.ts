import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  firstHome,
  withBlocked,
  withMuted,
  withRoom,
  type SavedHome,
} from '../../lib/background/home.ts';
import { createNotices, type Notice, type Notices } from '../../lib/background/notices.ts';
import { emptyRoom } from '../../lib/room/reduce.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import type { Message, Room } from '../../lib/room/types.ts';
import { browserWords } from '../../lib/background/browser-words.ts';
import { extensionWords } from '../fakes/extension-words.ts';
import { aHome, aMember, aMessage, anOpenRoom, KITCHEN } from '../fakes/samples.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

const ID = roomKey(KITCHEN);
/** As a name stands in a sentence: with a direction of its own. */
const apart = (name: string) => `\u2068${name}\u2069`;
let time: VirtualTime;
let saved: SavedHome;
let room: Room;
let seen: boolean;
let shown: Notice[];
let cleared: string[];
let notices: Notices;

beforeEach(() => {
  time = installVirtualTime();
  saved = withRoom({ ...firstHome(), profile: { name: 'Mary Ann', face: 'x' } }, KITCHEN);
  room = { ...emptyRoom(KITCHEN), readKey: 'm0' };
  seen = false;
  [shown, cleared] = [[], []];
  notices = createNotices({
    saved: () => saved,
    isSeen: () => seen,
    words: browserWords(extensionWords('en')),
    show: (notice) => shown.push(notice),
    clear: (id) => cleared.push(id),
    standing: async () => [ID, 'left'],
    clock: time,
  });
});
afterEach(() => time.uninstall());

let seq = 0;
function hear(body: string, more: Partial<Message> = {}): void {
  notices.heard(room, [{ ...aMessage(++seq, body), at: time.now(), ...more }]);
}
const notify = (attention: Partial<SavedHome['attention']>) => {
  saved = { ...saved, attention: { ...saved.attention, ...attention } };
};

test('who is called by name hears of it, with the text and without a sound', () => {
  hear('hello all');
  hear('@mary ann, tea?', { from: { id: 'bo', name: 'Bo', verified: true } });
  expect(shown).toEqual([
    {
      id: ID,
      title: `${apart('Bo')} in ${apart('kitchen')}`,
      text: '@mary ann, tea?',
      isSilent: true,
    },
  ]);
});

test('whoever has a longer name is called by it, and not whom it begins like', () => {
  room = { ...room, members: [aMember('bo', 'Mary Ann Evans')] };
  hear('@Mary Ann Evans, tea?');
  expect(shown).toEqual([]);
  hear('@Mary Ann, tea?');
  expect(shown).toHaveLength(1);
});

test('who wants to hear of all does, with a sound if they like', () => {
  notify({ notify: 'all', sound: true });
  hear('hello', { from: { id: null, name: null, verified: false } });
  expect(shown).toMatchObject([
    { title: `${apart('Someone')} in ${apart('kitchen')}`, text: 'hello', isSilent: false },
  ]);
});

test('more within three seconds are one notice, by number', async () => {
  notify({ notify: 'all' });
  for (const body of ['one', 'two', 'three']) hear(body);
  await time.advance(2_900);
  expect(shown).toHaveLength(1);
  await time.advance(200);
  expect(shown[1]).toMatchObject({
    id: ID,
    title: 'kitchen',
    text: `2 new messages in ${apart('kitchen')}`,
  });
  await time.advance(60_000);
  expect(shown).toHaveLength(2);
});

test.each(['unreadable', 'replayed'] as const)(
  'what is %s in an encrypted room calls nobody',
  (state) => {
    notify({ notify: 'all' });
    hear('', { seal: { state, key: null } });
    expect(shown).toEqual([]);
  },
);

test('a long text is cut where it would fill the desktop', () => {
  notify({ notify: 'all' });
  hear('😀'.repeat(200));
  expect([...(shown[0]?.text ?? '')]).toHaveLength(140);
  expect(shown[0]?.text).toMatch(/…$/);
});

test.each<[string, () => void]>([
  ['in a room that is looked at', () => (seen = true)],
  ['in a muted room', () => (saved = withMuted(saved, KITCHEN, true))],
  ['who wants no notifications', () => notify({ notify: 'nothing' })],
  ['who does not want to be disturbed', () => notify({ doNotDisturb: true })],
  [
    'from somebody they blocked',
    () => {
      const member = { serverUrl: KITCHEN.serverUrl, memberId: 'bo', name: 'Bo' };
      saved = withBlocked(saved, member, true);
    },
  ],
])('nothing calls a person %s', (_where, arrange) => {
  notify({ notify: 'all' });
  arrange();
  hear('@Mary Ann!', { from: { id: 'bo', name: 'Bo', verified: true } });
  expect(shown).toEqual([]);
});

test('what was said long before a room was joined is no news', () => {
  notify({ notify: 'all' });
  room = { ...room, readKey: null };
  hear('old', { at: time.now() - 600_000 });
  expect(shown).toEqual([]);
  hear('new');
  expect(shown).toHaveLength(1);
});

test('a person’s own words from another device do not call them', () => {
  notify({ notify: 'all' });
  hear('mine', { own: true });
  expect(shown).toEqual([]);
});

test('a notice goes when its room was read, or left', () => {
  notify({ notify: 'all' });
  hear('one');
  notices.settle(aHome({ rooms: [anOpenRoom({ address: KITCHEN, unread: 1 })] }));
  expect(cleared).toEqual([]);
  notices.settle(aHome({ rooms: [] }));
  expect(cleared).toEqual([ID]);
});

test('of notices that an earlier life has shown those go whose room was read, or left', async () => {
  const unread = aHome({ rooms: [anOpenRoom({ address: KITCHEN, unread: 1 })] });
  notices.settle(unread);
  await notices.adopt();
  notices.settle(unread);
  expect(cleared).toEqual(['left']);
  notices.settle(aHome({ rooms: [anOpenRoom({ address: KITCHEN })] }));
  expect(cleared).toEqual(['left', ID]);
});
