import { Overlay } from '../../entrypoints/overlay-frame/Overlay.tsx';
import { Popup } from '../../entrypoints/popup/Popup.tsx';
import { REACTION_EMOJI } from '../../lib/room/reaction-emoji.ts';
import type { Member } from '../../lib/room/types.ts';
import { t } from '../../locales/words.ts';
import { aHome, aMember, aMessage, aRoom } from '../fakes/samples.ts';
import { find, hover, press } from './hands.ts';
import { room, SEALED_TALK } from './rooms.tsx';
import type { Story } from './story.ts';
import { POPUP, surface } from './surfaces.tsx';

const MINE = 'The light is on.';
const timeline = [
  aMessage(1, 'Is anybody up there?'),
  aMessage(2, MINE, { by: 'ada', own: true }),
  aMessage(3, 'All six of us.', {
    by: 'linus',
    reactions: REACTION_EMOJI.map((emoji, n) => ({
      emoji,
      members: n % 2 === 0 ? ['grace', 'linus'] : ['ada'],
    })),
  }),
];
const people = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    aMember(n === 0 ? 'ada' : `p${n}`, n === 0 ? 'Ada' : `Person ${n}`, {
      state: n % 3 === 2 ? 'idle' : 'active',
      page: n % 4 === 0 ? 'here' : null,
    }),
  );
const OPEN = '[popover][data-open]';
const own = aRoom({ timeline, capabilities: ['edit', 'react', 'moderate'] });

async function openPeople(): Promise<void> {
  await press('summary');
  await find('[role=listitem]');
}

async function lookAtOwn(): Promise<void> {
  await hover('[data-message=m2]');
  await find('[data-tools] button');
}

/** One message in the kitchen was not seen. */
const pill = () => t.overlay.pill('kitchen', 2, 1);

async function openPanel(): Promise<void> {
  await press('button', pill());
  await find('[role=log]');
}

/** What is only there once somebody has opened it, or has come. */
export const OPENED: readonly Story[] = [
  // Who comes does so now, by the clock on the wall.
  room(
    'comings',
    { timeline: timeline.map((said) => ({ ...said, at: Date.now() })) },
    async (background) => {
      await find('[data-message=m3]');
      const late = aMessage(4, 'Who was that?', { at: Date.now() });
      const change = (present: readonly Member[], gone: readonly string[] = []) =>
        background.emit({ type: 'members_changed', present, gone });
      change([aMember('mary', 'Mary'), aMember('hedy', 'Hedy')]);
      change([aMember('joan', 'Joan')], ['grace']);
      change([], ['joan']);
      background.emit({ type: 'messages_received', messages: [late] });
      await find('[data-message=m4]');
    },
  ),
  room('people', { members: people(6) }, openPeople),
  room('people-searched', { members: people(60) }, openPeople),
  room('people-virtual', { members: people(300) }, openPeople),
  room('tools', { timeline }, lookAtOwn),
  room('six', { timeline }, async () => {
    await lookAtOwn();
    await press('[data-tools] button', t.talk.react);
    await find(OPEN);
  }),
  room('message-menu', { timeline }, async () => {
    await lookAtOwn();
    await press('[data-tools] button', t.talk.more);
    await find(OPEN);
  }),
  room('delete', { timeline }, async () => {
    await lookAtOwn();
    await press('[data-tools] button', t.talk.delete);
    await find('dialog[open]');
  }),
  room('edit', { timeline, draftContext: { edit: { key: 'm2', text: `${MINE} Come up!` } } }, () =>
    find('textarea', t.talk.editing),
  ),
  room('emoji', { timeline }, async () => {
    await press('button', t.talk.emoji.open);
    await find('[data-grid] button');
  }),
  room('safety', SEALED_TALK, async () => {
    await openPeople();
    await press('[role=listitem]:last-child button', t.talk.sealed.compare);
    await find('dialog[open] li');
  }),
  surface('popup-menu', 'popup', POPUP, aHome(), () => <Popup />, {
    act: async () => {
      await press('button', t.menu.open);
      await find(OPEN);
    },
  }),
  surface('popup-ban', 'popup', POPUP, aHome(), () => <Popup />, {
    rooms: [own],
    act: async () => {
      await openPeople();
      await press('[role=listitem]:last-child button', t.talk.members.ban);
      await find('dialog[open]');
    },
  }),
  surface('overlay-bubble', 'overlay', { width: 384, height: 160 }, aHome(), () => <Overlay />, {
    act: async (background) => {
      await find('button', pill());
      background.emit({ type: 'messages_received', messages: [aMessage(9, 'Come and look!')] });
      await find('[role=status] button');
    },
  }),
  surface('overlay-menu', 'overlay', { width: 384, height: 280 }, aHome(), () => <Overlay />, {
    act: async () => {
      await press('button', t.overlay.more);
      await find('button', t.overlay.pause);
    },
  }),
  surface('overlay-panel', 'overlay', { width: 384, height: 560 }, aHome(), () => <Overlay />, {
    act: openPanel,
  }),
];
