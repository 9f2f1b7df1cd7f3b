// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { roomKey } from '../../lib/room/room-id.ts';
import type { Message, Room } from '../../lib/room/types.ts';
import { createFakeBackground, ROOT, SEALED_ID } from '../fakes/fake-background.ts';
import { aHome, aMember, aMessage, aNewHome, anOpenRoom, aRoom, LOCAL } from '../fakes/samples.ts';
import {
  FakeResizeObserver,
  FrontConversation,
  letDialogsOpen,
  settle,
  show,
} from '../fakes/stage.tsx';

const world = vi.hoisted(() => ({ url: '', copied: [] as string[] }));
vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { query: async () => [{ id: 7, url: world.url, title: '', incognito: false }] },
    windows: { getCurrent: async () => ({ id: 3 }) },
    runtime: { openOptionsPage: async () => {} },
    storage: { local: { get: async () => ({}), set: async () => {} } },
  },
}));
const { Popup } = await import('../../entrypoints/popup/Popup.tsx');

beforeEach(async () => {
  await Promise.all([
    import('../../components/MemberRows.tsx'),
    import('../../components/SafetyNumber.tsx'),
  ]);
  world.url = 'https://wiki.example.org/';
  world.copied.length = 0;
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  vi.stubGlobal('navigator', {
    ...navigator,
    clipboard: { writeText: async (text: string) => void world.copied.push(text) },
  });
  letDialogsOpen();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const VAULT = { serverUrl: LOCAL, roomId: SEALED_ID };
const LINK = `${LOCAL}/j#e1.${ROOT}`;
const choose = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};
const shows = (words: string | RegExp) => screen.queryByText(words) !== null;

function inTheVault(changes: Partial<Room> = {}) {
  const room = aRoom({ address: VAULT, sealed: true, ...changes });
  const open = anOpenRoom({ address: VAULT, label: 'Plans' });
  return createFakeBackground({ home: aHome({ rooms: [open], front: VAULT }), rooms: [room] });
}

describe('a private room', () => {
  test('is made with a secret of its own, called as the person likes, and its invitation is shown at once', async () => {
    const { background } = await show(
      <Popup />,
      createFakeBackground({ home: aNewHome(), rooms: [] }),
    );
    fireEvent.change(screen.getByLabelText('Room'), { target: { value: 'Our plans' } });
    await choose('New private room');
    const [opened] = background.commandsOf('open_room');
    expect(opened?.room).toMatch(/^e1\.[\w-]{43}$/);
    expect(opened?.label).toBe('Our plans');
    expect(opened?.room).not.toContain(ROOT);
    expect(world.copied).toEqual([LINK]);
    expect(screen.getByDisplayValue(LINK)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Our plans' })).toBeTruthy();
  });

  test('just made shows and copies its own invitation, and not that of the room one goes to next', async () => {
    await show(<Popup />);
    await choose('Join another room');
    await choose('New private room');
    expect(world.copied).toEqual([LINK]);
    fireEvent.keyDown(document.body, { key: 'ArrowDown', altKey: true });
    await settle();
    expect(screen.getByRole('heading', { name: 'kitchen' })).toBeTruthy();
    expect(screen.queryByLabelText('Invitation to this room')).toBeNull();
    expect(world.copied).toEqual([LINK]);
  });

  test('that one is invited to asks before it is joined, by its name and never by its code', async () => {
    world.url = `${LOCAL}/j#e1.${ROOT}.Our%20plans`;
    const { background } = await show(<Popup />);
    expect(shows(/The room “Our plans” on 127/)).toBe(true);
    expect(shows(/This room is encrypted/)).toBe(true);
    expect(document.body.textContent).not.toContain(ROOT);
    expect(background.commandsOf('open_room')).toEqual([]);
    await choose('Join');
    expect(background.commandsOf('open_room')).toEqual([
      { type: 'open_room', server: LOCAL, room: `e1.${ROOT}`, label: 'Our plans' },
    ]);
  });

  test('whose invitation is pasted asks, too', async () => {
    const { background } = await show(
      <Popup />,
      createFakeBackground({ home: aNewHome(), rooms: [] }),
    );
    fireEvent.change(screen.getByLabelText('Room'), { target: { value: LINK } });
    await choose('Join room');
    expect(shows(/The room “Private room” on 127/)).toBe(true);
    await choose('Join');
    expect(background.commandsOf('open_room')).toMatchObject([
      { server: LOCAL, room: `e1.${ROOT}`, label: 'Private room' },
    ]);
  });

  test('says what is protected in it, and what is not', async () => {
    await show(<Popup />, inTheVault());
    await choose('Encrypted');
    expect(shows(/The server can’t read what is said here/)).toBe(true);
    expect(shows(/The server sees network addresses/)).toBe(true);
    expect(shows(/make a new private room/)).toBe(true);
  });

  test('can be closed to others from here, after a question', async () => {
    const { background } = await show(<Popup />, inTheVault());
    await choose('Invite nobody else from here');
    expect(background.commandsOf('forget_invite')).toEqual([]);
    await choose('Forget');
    expect(background.commandsOf('forget_invite')).toEqual([
      { type: 'forget_invite', room: VAULT },
    ]);
    await choose('Copy invite');
    expect(shows(/You can’t invite others from this browser any more/)).toBe(true);
    expect(world.copied).toEqual([]);
  });
});

describe('in an encrypted room', () => {
  const sealed = (seq: number, body: string, seal: Message['seal']) =>
    aMessage(seq, body, seal ? { seal } : {});

  test('what is not encrypted is marked, and what can’t be read is one line, however much came', async () => {
    const nothing = { state: 'unreadable', key: null } as const;
    await show(
      <FrontConversation />,
      inTheVault({
        timeline: [
          sealed(1, 'good', { state: 'signed', key: 'k' }),
          sealed(2, 'evil', { state: 'plain', key: null }),
          sealed(3, '', nothing),
          sealed(4, '', nothing),
          sealed(5, '', { state: 'replayed', key: null }),
          sealed(6, 'who', { state: 'signed', key: 'x', isOtherKey: true }),
        ],
      }),
    );
    const [good, evil, who, ...others] = screen.getAllByRole('article');
    expect(others).toEqual([]);
    expect(good?.textContent).toBe('good');
    expect(evil?.textContent).toContain('Not encrypted');
    expect(who?.textContent).toContain('another key than before');
    expect(screen.getAllByText(/can’t be opened/)).toHaveLength(1);
    expect(screen.getAllByText(/sent again/)).toHaveLength(1);
  });

  test('a member’s safety number is in their entry, and so is another key than before', async () => {
    const safety = ['🐶', '🌵', '⚓', '🎂', '🔑', '🌙'];
    await show(
      <FrontConversation />,
      inTheVault({
        members: [aMember('ada', 'Ada'), aMember('grace', 'Grace'), aMember('hedy', 'Hedy')],
        signers: [{ memberId: 'grace', key: 'k', safety, isChanged: true }],
      }),
    );
    const details = document.querySelector('details');
    if (!details) throw new Error('there is no line of members');
    details.open = true;
    fireEvent(details, new Event('toggle'));
    await settle();
    expect(screen.getAllByText('other key')).toHaveLength(1);
    const [grace, hedy] = screen.getAllByRole('button', {
      name: 'Compare safety number',
      hidden: true,
    });
    if (grace) fireEvent.click(grace);
    await settle();
    expect(screen.getByRole('heading', { name: 'Safety number with Grace' })).toBeTruthy();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(safety),
    );
    expect(shows(/another key has signed/)).toBe(true);
    await choose('Close');
    if (hedy) fireEvent.click(hedy);
    await settle();
    expect(shows(/nothing to compare yet/)).toBe(true);
  });

  test('replies, edits and reactions are there on every server, for they are sealed messages', async () => {
    await show(
      <FrontConversation key={roomKey(VAULT)} />,
      inTheVault({
        rung: 'article',
        capabilities: ['edit', 'react', 'quote'],
        timeline: [sealed(1, 'hello', { state: 'signed', key: 'k' })],
      }),
    );
    fireEvent.mouseEnter(screen.getByRole('article'));
    fireEvent.focus(screen.getByRole('article'));
    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Reply' })).toBeTruthy());
    expect(screen.getByRole('button', { name: 'React' })).toBeTruthy();
  });
});

test('what is typed in a private room is counted by what it weighs: some scripts fill a message sooner', async () => {
  const { background } = await show(
    <FrontConversation />,
    inTheVault({ limits: { body: 4_000, bytes: 600 } }),
  );
  const composer = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  const type = (text: string) => fireEvent.change(composer, { target: { value: text } });
  type('a'.repeat(500));
  expect(shows('100 characters left')).toBe(true);
  type('灯'.repeat(150));
  expect(shows('50 characters left')).toBe(true);
  type('灯'.repeat(201));
  expect(shows('1 character too many')).toBe(true);
  fireEvent.keyDown(composer, { key: 'Enter' });
  await settle();
  expect(background.commandsOf('send_message')).toHaveLength(0);
});
