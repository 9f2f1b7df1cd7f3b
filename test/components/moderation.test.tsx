// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Capability, Room } from '../../lib/room/types.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aMember, aMessage, aRoom, KITCHEN } from '../fakes/samples.ts';
import {
  FakeResizeObserver,
  FrontConversation,
  letDialogsOpen,
  settle,
  show,
} from '../fakes/stage.tsx';

vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { query: async () => [] },
    runtime: { openOptionsPage: async () => {} },
    storage: { local: { get: async () => ({}), set: async () => {} } },
  },
}));
const { Popup } = await import('../../entrypoints/popup/Popup.tsx');

beforeAll(() =>
  Promise.all([
    import('../../components/MemberRows.tsx'),
    import('../../components/MessageTools.tsx'),
  ]),
);
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  letDialogsOpen();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What is fetched when it is first wanted takes its time on a machine that does much else. */
const SLOW = { timeout: 4_000 };
const OURS: readonly Capability[] = ['cid', 'seq', 'history', 'edit', 'moderate'];
const THEIRS: readonly Capability[] = ['cid', 'seq', 'history', 'edit'];

async function enter(changes: Partial<Room>, page = <Popup />) {
  const members = [aMember('ada', 'Ada'), aMember('grace', 'Grace')];
  const timeline = [aMessage(1, 'nonsense')];
  const room = aRoom({ capabilities: OURS, members, timeline, ...changes });
  const { background } = await show(page, createFakeBackground({ rooms: [room] }));
  return background;
}

/** Everybody who is here, with their menus. */
async function openPeople() {
  const details = document.querySelector('details');
  if (!details) throw new Error('there is no line of members');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await vi.waitFor(() => expect(details.querySelector('[role=list]')).not.toBeNull(), SLOW);
}

const choose = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};
const has = (name: string) => screen.queryByRole('button', { name, hidden: true }) !== null;
const question = () => screen.queryByRole('dialog');
/** Says yes to what is asked. */
async function answer(name: string) {
  const dialog = question();
  if (!dialog) throw new Error('nothing is asked');
  fireEvent.click(within(dialog).getByRole('button', { name }));
  await settle();
}

describe('whose room it is', () => {
  test('removes somebody, after a question', async () => {
    const background = await enter({});
    await openPeople();
    await choose('Remove from this room…');
    expect(question()?.textContent).toContain('Remove Grace from this room?');
    expect(background.commandsOf('remove_member')).toEqual([]);
    await answer('Remove');
    expect(background.commandsOf('remove_member')).toEqual([
      { type: 'remove_member', room: KITCHEN, memberId: 'grace' },
    ]);
    expect(question()).toBeNull();
  });

  test('bans somebody, sees who is banned, and lets them back in', async () => {
    const background = await enter({});
    await openPeople();
    await choose('Ban from this room…');
    await answer('Cancel');
    expect(background.commandsOf('ban_member')).toEqual([]);
    await choose('Ban from this room…');
    await answer('Ban');
    const ban = { type: 'ban_member', room: KITCHEN, memberId: 'grace', name: 'Grace' };
    expect(background.commandsOf('ban_member')).toEqual([{ ...ban, on: true }]);

    await choose('Banned people…');
    await answer('Let Grace back in');
    expect(background.commandsOf('ban_member').at(-1)).toEqual({ ...ban, on: false });
    expect(question()?.textContent).toContain('Nobody.');
  });

  test('is told why it was not done, and can try again', async () => {
    const background = await enter({});
    background.refuse('remove_member', 'no_answer');
    await openPeople();
    await choose('Remove from this room…');
    await answer('Remove');
    expect(question()?.textContent).toContain('The server did not answer.');
  });

  test('locks the room, which everybody in it can read, and unlocks it', async () => {
    const background = await enter({});
    await choose('Lock this room');
    expect(screen.getByText('Locked: nobody new comes in')).toBeTruthy();
    await choose('Unlock this room');
    expect(screen.queryByText('Locked: nobody new comes in')).toBeNull();
    expect(background.commandsOf('lock_room').map(({ on }) => on)).toEqual([true, false]);
  });

  test('deletes what somebody else said, and cannot change it', async () => {
    const background = await enter({});
    const said = screen.getByRole('article', { name: /nonsense/ });
    fireEvent.pointerEnter(said);
    await within(said).findByRole('toolbar', {}, SLOW);
    expect(has('Edit')).toBe(false);
    await choose('Delete');
    await answer('Delete');
    expect(background.commandsOf('delete_message')).toMatchObject([{ key: 'm1' }]);
  });
});

describe('none of it is there', () => {
  const offered = () =>
    [
      'Lock this room',
      'Banned people…',
      'Remove from this room…',
      'Ban from this room…',
      'Delete',
    ].filter((name) => has(name));
  async function lookAround() {
    await openPeople();
    fireEvent.pointerEnter(screen.getByRole('article', { name: /nonsense/ }));
    await screen.findByRole('toolbar', {}, SLOW);
  }

  test('in a room of somebody else', async () => {
    await enter({ capabilities: THEIRS });
    await lookAround();
    expect(offered()).toEqual([]);
  });

  test('over a page, where a click can be tricked out of a person', async () => {
    await enter({}, <FrontConversation />);
    await lookAround();
    expect(offered()).toEqual([]);
  });

  test('of deleting in an encrypted room, where the server’s word counts for nothing', async () => {
    await enter({ sealed: true });
    await lookAround();
    expect(offered()).toEqual([
      'Lock this room',
      'Banned people…',
      'Remove from this room…',
      'Ban from this room…',
    ]);
  });
});

test.each([
  ['banned', /You were removed from this room/],
  ['locked', /let nobody new in/],
] as const)('who is %s reads why, and can try again', async (reason, words) => {
  const background = await enter({ connection: { status: 'refused', reason } });
  const said = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(said.join('')).toMatch(words);
  await choose('Try again');
  expect(background.commandsOf('retry_connection')).toHaveLength(1);
});
