// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { giveFirstFocus } from '../../components/first-focus.ts';
import { OverlayHereSwitch } from '../../components/OverlayHereSwitch.tsx';
import { emptyRoom } from '../../lib/room/reduce.ts';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aHome, aNewHome, anOpenRoom, aRoom, GARDEN, KITCHEN, LOCAL } from '../fakes/samples.ts';
import { settle, show } from '../fakes/stage.tsx';

vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { query: async () => [{ id: 7 }] },
    runtime: { openOptionsPage: async () => {} },
  },
}));
const { Popup } = await import('../../entrypoints/popup/Popup.tsx');

afterEach(cleanup);

const showPopup = (background: FakeBackground) => show(<Popup />, background);
const button = (name: string) => screen.getByRole('button', { name });
const click = async (name: string) => {
  fireEvent.click(button(name));
  await settle();
};
/** jsdom does not open popovers. */
const choose = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const fill = (label: string, value: string) =>
  fireEvent.change(field(label), { target: { value } });

const newcomer = () => createFakeBackground({ home: aNewHome(), rooms: [] });
const inTwoRooms = () =>
  createFakeBackground({
    home: aHome({
      rooms: [anOpenRoom(), anOpenRoom({ address: GARDEN, people: 1, unread: 3 })],
      recent: [
        { address: { serverUrl: LOCAL, roomId: 'attic' }, label: null },
        { address: { serverUrl: LOCAL, roomId: 'p-1b2c3d' }, label: 'A guide to lamps' },
      ],
    }),
    rooms: [aRoom(), aRoom({ address: GARDEN })],
  });

describe('first run', () => {
  test('has everything filled in but the room', async () => {
    await showPopup(newcomer());
    expect(field('Your name').value).toBe('Quiet Heron');
    expect(field('Server').value).toBe('http://127.0.0.1:4000');
    expect(field('Room').value).toBe('');
  });

  test('joins the room under the chosen name, and shows it on the page behind the popup', async () => {
    const background = newcomer();
    await showPopup(background);
    fill('Your name', 'Ada');
    fill('Room', 'kitchen');
    await click('Join room');
    expect(background.home().profile.name).toBe('Ada');
    const { face } = background.home().profile;
    expect(background.commandsOf('open_room')).toEqual([
      { type: 'open_room', server: LOCAL, room: 'kitchen', profile: { name: 'Ada', face } },
    ]);
    expect(background.commandsOf('show_overlay')).toEqual([{ type: 'show_overlay', tabId: 7 }]);
    expect(screen.getByRole('heading', { name: 'kitchen' })).toBeTruthy();
  });

  test('offers another face', async () => {
    const background = newcomer();
    await showPopup(background);
    await click('Another face');
    fill('Room', 'kitchen');
    await click('Join room');
    expect(background.home().profile.face).toMatch(/^[a-z0-9]{10}$/);
  });

  test.each([
    ['server_insecure', 'Server', 'Without encryption'],
    ['connection_unreachable', 'Server', 'Nothing answers'],
    ['room_characters', 'Room', 'letters a–z'],
  ] as const)('says %s at its field, until it is corrected', async (problem, label, words) => {
    const background = newcomer();
    background.refuse('open_room', problem);
    await showPopup(background);
    fill('Room', 'kitchen');
    await click('Join room');
    const described = document.getElementById(field(label).getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toContain(words);
    expect(field(label).getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field(label));

    fill(label, 'other');
    expect(field(label).getAttribute('aria-invalid')).toBe('false');
  });

  test('a name that is not accepted is said at the name', async () => {
    const background = newcomer();
    background.refuse('open_room', 'name_empty');
    await showPopup(background);
    fill('Room', 'kitchen');
    await click('Join room');
    expect(field('Your name').getAttribute('aria-invalid')).toBe('true');
  });

  test('a test says at the field what answers there, until the address is another', async () => {
    await showPopup(newcomer());
    await click('Test');
    expect(screen.getByText('“Kitchen table” answers: a Roomlight server.')).toBeTruthy();
    fill('Server', 'https://example.org');
    expect(screen.queryByText(/answers/)).toBeNull();
  });

  test('a test that fails says why', async () => {
    const background = newcomer();
    background.refuse('test_server', 'connection_not_phoenix');
    await showPopup(background);
    await click('Test');
    expect(screen.getByText(/does not speak Phoenix/)).toBeTruthy();
  });
});

describe('the room', () => {
  test('says who is here, how we stand, and that it is not on this page', async () => {
    await showPopup(createFakeBackground());
    const line = document.querySelector('summary');
    expect(line?.textContent).toContain('You and Grace');
    expect(line?.firstElementChild?.textContent).toBe('2 people here: You and Grace');
    expect(screen.getByText('Online')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(false);
  });

  test('is shown on this page, and hidden again', async () => {
    const background = createFakeBackground();
    await showPopup(background);
    const here = screen.getByRole<HTMLInputElement>('switch', { name: 'Show on this page' });
    fireEvent.click(here);
    await settle();
    expect(here.checked).toBe(true);
    fireEvent.click(here);
    await settle();
    expect(here.checked).toBe(false);
    expect(screen.getByText('Hidden on this page until it is loaded again.')).toBeTruthy();
  });

  test('keeps the switch’s place while nobody has said whether it is on this page', async () => {
    const nothing = async () => {};
    render(<OverlayHereSwitch status={null} show={nothing} hide={nothing} />);
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true);
  });

  test('says, where it is paused everywhere, that showing it here ends that', async () => {
    const background = createFakeBackground();
    background.setOverlay({ shown: false, why: 'paused' });
    await showPopup(background);
    expect(screen.getByText('Paused everywhere. To show it here ends the pause.')).toBeTruthy();
  });

  test('that is paused everywhere stays so when another room is joined', async () => {
    const overlay = { ...aHome().overlay, paused: true };
    const background = createFakeBackground({ home: { ...aNewHome(), overlay }, rooms: [] });
    await showPopup(background);
    fill('Room', 'kitchen');
    await click('Join room');
    expect(background.commandsOf('open_room')).toHaveLength(1);
    expect(background.commandsOf('show_overlay')).toEqual([]);
  });

  test('says where it can’t be shown', async () => {
    const background = createFakeBackground();
    background.setOverlay({ shown: false, why: 'sandboxed_page' });
    await showPopup(background);
    expect(screen.getByText(/This page is sandboxed/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('switch').disabled).toBe(true);
  });

  test('is left, which leads to the first page, with the room among the recent ones', async () => {
    const background = createFakeBackground();
    await showPopup(background);
    await choose('Leave room');
    expect(background.commandsOf('leave_room')).toEqual([{ type: 'leave_room', room: KITCHEN }]);
    expect(field('Room')).toBeTruthy();
    expect(screen.getByRole('button', { name: /kitchen/ })).toBeTruthy();
  });
});

describe('several rooms', () => {
  test('another one is brought to the front', async () => {
    const background = inTwoRooms();
    await showPopup(background);
    await choose('Switch room');
    fireEvent.click(screen.getByRole('button', { name: /garden.*3 new messages/ }));
    await settle();
    expect(background.home().front).toEqual(GARDEN);
    expect(screen.getByRole('heading', { name: 'garden' })).toBeTruthy();
  });

  test('one that is not in front is left from the list', async () => {
    const background = inTwoRooms();
    await showPopup(background);
    await choose('Switch room');
    await click('Leave garden');
    expect(background.home().rooms.map(({ address }) => address)).toEqual([KITCHEN]);
  });

  test('a recent one is opened again by one click', async () => {
    const background = inTwoRooms();
    await showPopup(background);
    await choose('Switch room');
    expect(screen.getByRole('button', { name: /A guide to lamps/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /attic/ }));
    await settle();
    expect(background.home().front?.roomId).toBe('attic');
    expect(screen.getByRole('heading', { name: 'attic' })).toBeTruthy();
  });
});

describe('a disk that takes nothing', () => {
  test('is said where a room can therefore not be left', async () => {
    const background = inTwoRooms();
    background.refuse('leave_room', 'storage_failed');
    await showPopup(background);
    await choose('Leave room');
    expect(screen.getByRole('alert').textContent).toContain('could not store');
    expect(screen.getByRole('heading', { name: 'kitchen' })).toBeTruthy();
  });

  test('is said in the list of rooms, and the list stays', async () => {
    const background = inTwoRooms();
    background.refuse('bring_to_front', 'storage_failed');
    await showPopup(background);
    await choose('Switch room');
    fireEvent.click(screen.getByRole('button', { name: /garden.*3 new messages/ }));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('could not store');
  });
});

test('the switch for this page does not ask to join a room that was just joined', async () => {
  const background = newcomer();
  background.setOverlay({ shown: false, why: 'no_room' });
  await showPopup(background);
  background.fallSilent('show_overlay');
  fill('Room', 'kitchen');
  await click('Join room');
  expect(screen.getByRole('heading', { name: 'kitchen' })).toBeTruthy();
  expect(screen.queryByText(/Join a room/)).toBeNull();
});

/** As Firefox does while it moves the page of a popup into its panel. */
describe('what had the focus, and lost it as the popup was shown,', () => {
  const dropFocus = () => (document.activeElement as HTMLElement).blur();

  test('has it again: the room’s name at first, then where messages are written', async () => {
    await showPopup(newcomer());
    dropFocus();
    giveFirstFocus(document);
    expect(document.activeElement).toBe(field('Room'));
    cleanup();
    await showPopup(inTwoRooms());
    dropFocus();
    giveFirstFocus(document);
    expect(document.activeElement).toBe(field('Message'));
  });

  test('does not take it from what a person has gone to', async () => {
    await showPopup(newcomer());
    field('Your name').focus();
    giveFirstFocus(document);
    expect(document.activeElement).toBe(field('Your name'));
  });
});

describe('a room that was never reached', () => {
  const since = Date.now() - 10_000;
  const connection = { status: 'reconnecting', problem: 'unreachable', since } as const;
  const unreached = { ...emptyRoom(KITCHEN), connection };

  test('says under which address, and leads back to the form with what was typed', async () => {
    await showPopup(createFakeBackground({ rooms: [unreached] }));
    expect(screen.getByText(/not reached yet. Its server: 127.0.0.1:4000/)).toBeTruthy();
    await click('Change the server');
    expect(field('Server').value).toBe(LOCAL);
    expect(field('Room').value).toBe('kitchen');
    expect(document.activeElement).toBe(field('Server'));
  });

  test('an encrypted one is not named by its code there', async () => {
    const rooms = [anOpenRoom({ label: 'Our plans' })];
    await showPopup(createFakeBackground({ home: aHome({ rooms }), rooms: [unreached] }));
    await click('Change the server');
    expect(field('Room').value).toBe('');
  });

  test('on a device that is offline says no server is wrong', async () => {
    const offline = { ...connection, problem: 'offline' } as const;
    await showPopup(createFakeBackground({ rooms: [{ ...unreached, connection: offline }] }));
    expect(screen.queryByRole('button', { name: 'Change the server' })).toBeNull();
  });

  test('one where we have been says neither', async () => {
    await showPopup(createFakeBackground({ rooms: [aRoom({ connection })] }));
    expect(screen.getByText(/Nothing answers at this address/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change the server' })).toBeNull();
  });
});
