// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BlockedList } from '../../components/options/BlockedList.tsx';
import { RoomList } from '../../components/options/RoomList.tsx';
import { ServerSection } from '../../components/options/ServerSection.tsx';
import { SiteSection } from '../../components/options/SiteSection.tsx';
import { RoomSwitcher } from '../../components/RoomSwitcher.tsx';
import type { Home } from '../../lib/port/contract.ts';
import type { Room } from '../../lib/room/types.ts';
import { useSurface } from '../../lib/ui/RoomlightProvider.tsx';
import { useHome } from '../../lib/ui/use-home.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMessage, anOpenRoom, aRoom, GARDEN, LOCAL } from '../fakes/samples.ts';
import { FakeResizeObserver, letDialogsOpen, settle, show } from '../fakes/stage.tsx';

vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { query: async () => [] },
    permissions: { remove: async () => true },
    storage: { local: { get: async () => ({}), set: async () => {} } },
  },
}));
const { Popup } = await import('../../entrypoints/popup/Popup.tsx');

// Fetched when they are first wanted, which takes longer than an answer of the background.
beforeAll(() => import('../../components/MessageTools.tsx'));
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  Object.assign(navigator, { clipboard: { writeText: async () => {} } });
  letDialogsOpen();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const rooms = [
  anOpenRoom(),
  anOpenRoom({ address: GARDEN }),
  anOpenRoom({ address: { serverUrl: LOCAL, roomId: 'attic' } }),
];
const blocked = ['Mallory', 'Oscar', 'Trudy'].map((name) => ({
  serverUrl: LOCAL,
  memberId: name,
  name,
}));

/** A list in its page, always of the home as it is. */
function listOf(List: ComponentType<{ readonly home: Home }>) {
  return function Page() {
    const home = useHome();
    return <main>{home && <List home={home} />}</main>;
  };
}

const Blocked = listOf(({ home }) => <BlockedList blocked={home.blocked} />);
const Rooms = listOf(RoomList);
const Switcher = listOf(({ home }) => {
  const surface = useSurface();
  const nothing = () => {};
  return (
    <RoomSwitcher
      home={home}
      problem={null}
      onOpen={nothing}
      onReopen={nothing}
      onLeave={(room) => void surface.ask<'leave_room'>({ type: 'leave_room', room })}
      onJoinAnother={nothing}
    />
  );
});

/** As by keyboard: the button has the focus when it is pressed. */
async function press(name: string | RegExp): Promise<void> {
  // jsdom opens no menus, and takes what is in them for hidden.
  const button = screen.getByRole('button', { name, hidden: true });
  button.focus();
  fireEvent.click(button);
  await settle();
}
const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

test('who unblocks one goes on to the next, after the last to the one before, and then to the page', async () => {
  await show(<Blocked />, createFakeBackground({ home: aHome({ blocked }) }), 'options');
  await press('Unblock Mallory');
  expect(focused()).toBe('Unblock Oscar');
  await press('Unblock Trudy');
  expect(focused()).toBe('Unblock Oscar');
  await press('Unblock Oscar');
  expect(document.activeElement?.localName).toBe('main');
});

test.each([
  ['the list of rooms', Switcher, /^attic/],
  ['the rooms in the options', Rooms, /^Copy/],
])('who leaves a room in %s is at the next one', async (_where, Page, expected) => {
  const background = createFakeBackground({ home: aHome({ rooms }) });
  await show(<Page />, background, 'options');
  await press('Leave garden');
  expect(focused()).toMatch(expected);
  expect(document.activeElement?.closest('li')?.textContent).toContain('attic');
});

test('who is elsewhere by then stays there', async () => {
  const background = createFakeBackground({ home: aHome({ rooms }) });
  await show(<Switcher />, background, 'options');
  screen.getByRole('button', { name: 'Leave garden' }).focus();
  screen.getByRole('button', { name: 'Join another room' }).focus();
  background.setHome({ rooms: rooms.slice(0, 1) });
  await settle();
  expect(focused()).toBe('Join another room');
});

test('who has left the list has not the focus put into it', async () => {
  const background = createFakeBackground({ home: aHome({ rooms }) });
  await show(<Switcher />, background, 'options');
  const leave = screen.getByRole('button', { name: 'Leave garden' });
  leave.focus();
  leave.blur();
  background.setHome({ rooms: rooms.slice(0, 1) });
  await settle();
  expect(document.activeElement).toBe(document.body);
});

test('who shows the overlay again on the last of the sites where it was hidden is in the page', async () => {
  const overlay = { ...aHome().overlay, hiddenHosts: ['wiki.example.org'] };
  const Sites = listOf(SiteSection);
  await show(<Sites />, createFakeBackground({ home: aHome({ overlay }) }), 'options');
  await press('Remove wiki.example.org');
  expect(document.activeElement?.localName).toBe('main');
});

test('who closes an invitation in the options is at the button that opened it', async () => {
  await show(<Rooms />, createFakeBackground({ home: aHome({ rooms }) }), 'options');
  fireEvent.click(screen.getAllByRole('button', { name: 'Copy invite' })[1] as Element);
  await settle();
  await press('Close');
  expect(focused()).toBe('Copy invite');
  expect(document.activeElement?.closest('li')?.textContent).toContain('garden');
});

test('who tests a server stays at the button while it tests, and starts no second test', async () => {
  const background = createFakeBackground();
  background.fallSilent('test_server');
  const Servers = listOf(ServerSection);
  await show(<Servers />, background, 'options');
  await press('Test');
  expect(focused()).toBe('Testing…');
  await press('Testing…');
  expect(focused()).toBe('Testing…');
  expect(document.activeElement?.getAttribute('aria-busy')).toBe('true');
  expect((document.activeElement as HTMLButtonElement).disabled).toBe(false);
  expect(background.commandsOf('test_server')).toHaveLength(1);
});

describe('in a conversation', () => {
  const quote = { exact: 'a lamp', prefix: '', suffix: '' };
  const grace = { serverUrl: LOCAL, memberId: 'grace', name: 'Grace' };
  const enter = async (changes: Partial<Room>, home = aHome()) => {
    const capabilities = ['cid', 'seq', 'history', 'react', 'edit'] as const;
    const room = aRoom({ capabilities, timeline: [aMessage(1, 'hello')], ...changes });
    return show(<Popup />, createFakeBackground({ home, rooms: [room] }));
  };
  const composer = () => screen.getByRole('textbox', { name: 'Message' });
  const hello = () => screen.getByRole('article', { name: /: hello$/ });
  /** With the focus on the message, so that its tools are there. */
  const toolsOf = async (message: HTMLElement) => {
    message.focus();
    await within(message).findByRole('toolbar');
  };

  test.each(['Don’t reply', 'Remove the quote'])('“%s” leads on to the composer', async (name) => {
    await enter({ draftContext: { replyTo: 'm1', quote } });
    await press(name);
    expect(document.activeElement).toBe(composer());
  });

  test('so does the way to the newest message', async () => {
    const timeline = Array.from({ length: 100 }, (_, i) => aMessage(i + 1, `no. ${i + 1}.`));
    await enter({ timeline });
    const log = screen.getByRole('log');
    log.scrollTop = -1_000;
    fireEvent.scroll(log);
    await press('To the newest message');
    expect(document.activeElement).toBe(composer());
  });

  test('so does closing the invitation', async () => {
    await enter({});
    await press('Copy invite');
    await press('Close');
    expect(document.activeElement).toBe(composer());
  });

  test('so does what was done about a lost connection, once it is back', async () => {
    const connection = { status: 'refused', reason: 'room_full' } as const;
    const { background } = await enter({ connection });
    await press('Try again');
    background.emit({ type: 'connection_changed', connection: { status: 'online' } });
    await settle();
    expect(document.activeElement).toBe(composer());
  });

  test('who fetches older messages stays at the button meanwhile', async () => {
    const { background } = await enter({ hasOlder: true });
    background.fallSilent('load_older');
    await press('Show older messages');
    await press('Fetching older messages…');
    expect((document.activeElement as HTMLButtonElement).disabled).toBe(false);
    expect(focused()).toBe('Fetching older messages…');
    expect(background.commandsOf('load_older')).toHaveLength(1);
  });

  test('the first of all messages leaves nothing to show above it: the focus is in the conversation', async () => {
    const { background } = await enter({ hasOlder: true });
    await press('Show older messages');
    background.emit({ type: 'older_received', messages: [], more: false });
    await settle();
    expect(document.activeElement).toBe(screen.getByRole('log'));
  });

  test('a message of somebody blocked that is shown has the focus, and arrow keys come to one that is not', async () => {
    await enter({}, aHome({ blocked: [grace] }));
    const log = screen.getByRole('log');
    log.focus();
    fireEvent.keyDown(log, { key: 'ArrowUp' });
    expect(focused()).toBe('Message of someone you blocked');
    fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' });
    expect(focused()).toBe('Show');
    await press('Show');
    expect(document.activeElement).toBe(hello());
  });

  test('who blocks somebody from a message is at the line in its place', async () => {
    const timeline = [
      aMessage(1, 'before', { by: 'hedy' }),
      aMessage(2, 'one'),
      aMessage(3, 'two'),
      aMessage(4, 'after', { by: 'hedy' }),
    ];
    await enter({ timeline });
    await toolsOf(screen.getByRole('article', { name: /: two$/ }));
    await press(/^Block/);
    expect(focused()).toBe('Message of someone you blocked');
  });

  test('a reaction that was taken back, and nobody else’s, leaves its message in focus', async () => {
    const reactions = [{ emoji: '👍', members: ['ada'] }] as const;
    await enter({ timeline: [aMessage(1, 'hello', { reactions })] });
    await press(/Thumbs up/);
    expect(screen.queryByRole('button', { name: /^Thumbs up: / })).toBeNull();
    expect(document.activeElement).toBe(hello());
  });
});
