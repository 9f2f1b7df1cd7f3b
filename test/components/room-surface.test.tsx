// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import {
  aHome,
  aMessage,
  aNewHome,
  anOpenRoom,
  aRoom,
  GARDEN,
  KITCHEN,
  LOCAL,
} from '../fakes/samples.ts';
import { FakeResizeObserver, letDialogsOpen, settle, show } from '../fakes/stage.tsx';

interface FakeTab {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly incognito: boolean;
}

const world = vi.hoisted(() => ({
  tab: {} as FakeTab,
  stored: {} as Record<string, unknown>,
  openPanel: vi.fn<(where: { windowId: number }) => Promise<void>>(async () => {}),
  copied: [] as string[],
}));
vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { query: async () => [world.tab] },
    windows: { getCurrent: async () => ({ id: 3 }) },
    sidePanel: { open: world.openPanel },
    runtime: { openOptionsPage: async () => {} },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: world.stored[key] }),
        set: async (items: object) => void Object.assign(world.stored, items),
      },
    },
  },
}));
const { Popup } = await import('../../entrypoints/popup/Popup.tsx');
const { Overlay } = await import('../../entrypoints/overlay-frame/Overlay.tsx');
const { SidePanel } = await import('../../entrypoints/sidepanel/SidePanel.tsx');

const GUIDE: FakeTab = {
  id: 7,
  url: 'https://wiki.example.org/guide',
  title: 'A guide to lamps',
  incognito: false,
};

beforeEach(() => {
  world.tab = GUIDE;
  world.stored = {};
  world.openPanel.mockClear();
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

const showPopup = (background?: FakeBackground) => show(<Popup />, background);
/** Also what lies in a popover, which jsdom does not open. */
const choose = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};
const has = (name: string) => screen.queryByRole('button', { name, hidden: true }) !== null;
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const inTwoRooms = () =>
  createFakeBackground({
    home: aHome({
      rooms: [
        anOpenRoom(),
        anOpenRoom({ address: GARDEN, label: 'Among the roses' }),
        anOpenRoom({ address: { serverUrl: LOCAL, roomId: 'attic' } }),
      ],
    }),
    rooms: [aRoom(), aRoom({ address: GARDEN })],
  });

describe('the room menu', () => {
  test('mutes a room, says so, and lets it be heard again', async () => {
    const { background } = await showPopup();
    await choose('Mute this room');
    expect(background.commandsOf('mute_room')).toEqual([
      { type: 'mute_room', room: KITCHEN, on: true },
    ]);
    expect(screen.getByText('Muted')).toBeTruthy();
    await choose('Unmute this room');
    expect(screen.queryByText('Muted')).toBeNull();
  });

  test('is no stop for Tab itself, though it can scroll: its items are', async () => {
    await showPopup();
    expect(document.querySelector<HTMLElement>('[popover]')?.getAttribute('tabindex')).toBe('-1');
  });

  test('shows the others whether one is on the same page only after a question', async () => {
    const { background } = await showPopup();
    await choose('Show when I am on the same page');
    expect(screen.getByText(/the server could guess which page it is/)).toBeTruthy();
    expect(background.commandsOf('share_page')).toEqual([]);
    await choose('Show it');
    expect(screen.getByText('Your page is shown')).toBeTruthy();
    await choose('Stop showing when I am on the same page');
    expect(background.commandsOf('share_page').map(({ on }) => on)).toEqual([true, false]);
  });

  test('has “do not disturb” within reach', async () => {
    const { background } = await showPopup();
    await choose('Do not disturb');
    expect(background.home().attention.doNotDisturb).toBe(true);
    expect(screen.getByText('Do not disturb')).toBeTruthy();
    await choose('End “Do not disturb”');
    expect(background.home().attention.doNotDisturb).toBe(false);
  });

  test('makes a person invisible where the server can', async () => {
    const rooms = [aRoom({ capabilities: ['invisible'] })];
    const { background } = await showPopup(createFakeBackground({ rooms }));
    await choose('Be invisible');
    expect(background.home().invisible).toBe(true);
    expect(screen.getByText('Invisible')).toBeTruthy();
  });

  test('says of a plain server that it hides nobody', async () => {
    const { background } = await showPopup();
    background.setHome({ invisible: true });
    await settle();
    expect(screen.getByText(/can’t hide anybody/)).toBeTruthy();
    expect(screen.queryByText('Invisible')).toBeNull();
  });

  test('copies an invitation, and shows what was copied', async () => {
    await showPopup();
    await choose('Copy invite');
    expect(world.copied).toEqual([`${LOCAL}/j#r1.kitchen`]);
    expect(screen.getByLabelText<HTMLInputElement>('Invitation to this room').value).toBe(
      `${LOCAL}/j#r1.kitchen`,
    );
    expect(screen.getByText(/Whoever has the link can come in/)).toBeTruthy();
    fireEvent.keyDown(screen.getByLabelText('Invitation to this room'), { key: 'Escape' });
    expect(screen.queryByLabelText('Invitation to this room')).toBeNull();
  });

  test('opens the side panel of the window', async () => {
    await showPopup();
    await choose('Open side panel');
    expect(world.openPanel).toHaveBeenCalledWith({ windowId: 3 });
  });
});

describe('the side panel', () => {
  test('has the same room, with the list of rooms, joining and leaving', async () => {
    const { background } = await show(<SidePanel />, inTwoRooms(), 'sidepanel');
    expect(screen.getByRole('heading', { name: 'kitchen' })).toBeTruthy();
    await choose('Switch room');
    await choose(/Among the roses on/);
    expect(background.home().front).toEqual(GARDEN);
    expect(screen.getByRole('heading', { name: 'Among the roses' })).toBeTruthy();
    expect(has('Leave room')).toBe(true);
  });

  test('offers nothing of a page, and no panel', async () => {
    await show(<SidePanel />, createFakeBackground(), 'sidepanel');
    expect(screen.queryByRole('switch')).toBeNull();
    expect(has('Open side panel')).toBe(false);
  });
});

describe('one state on all surfaces', () => {
  test('a draft begun in the popup is there in the side panel', async () => {
    const background = createFakeBackground();
    const popup = await show(<Popup />, background);
    fill('Message', 'Not yet sa');
    await settle();
    popup.close();
    await show(<SidePanel />, background, 'sidepanel');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Message').value).toBe('Not yet sa');
  });

  test('what is read in the popup is read in the overlay', async () => {
    const timeline = [aMessage(1, 'hi'), aMessage(2, 'there')];
    const background = createFakeBackground({ rooms: [aRoom({ timeline, readKey: 'm1' })] });
    await show(<Overlay />, background, 'overlay');
    const pill = () => screen.getAllByRole('button', { name: /2 people here/ })[0];
    expect(pill()?.getAttribute('aria-label')).toContain('1 new message');
    await show(<Popup />, background);
    expect(pill()?.getAttribute('aria-label')).toBe('kitchen, 2 people here');
  });

  test('a room brought to the front in one is in front in the other', async () => {
    const background = inTwoRooms();
    const popup = await show(<Popup />, background);
    await show(<SidePanel />, background, 'sidepanel');
    await popup.surface.ask({ type: 'bring_to_front', room: GARDEN });
    await settle();
    expect(screen.getAllByRole('heading', { name: 'Among the roses' })).toHaveLength(2);
  });

  test('what is muted in one is muted in the other', async () => {
    const background = createFakeBackground();
    const popup = await show(<Popup />, background);
    await show(<SidePanel />, background, 'sidepanel');
    await popup.surface.ask({ type: 'mute_room', room: KITCHEN, on: true });
    await settle();
    expect(screen.getAllByText('Muted')).toHaveLength(2);
  });
});

describe('from room to room by keyboard', () => {
  const press = async (key: string, more: object = { altKey: true }) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
    await settle();
  };

  test('Alt and an arrow go to the one below or above, and around the end', async () => {
    const { background } = await showPopup(inTwoRooms());
    await press('ArrowDown');
    expect(background.home().front).toEqual(GARDEN);
    await press('ArrowUp');
    expect(background.home().front).toEqual(KITCHEN);
    await press('ArrowUp');
    expect(background.home().front?.roomId).toBe('attic');
  });

  test('arrows without Alt stay in the text', async () => {
    const { background } = await showPopup(inTwoRooms());
    await press('ArrowDown', {});
    await press('ArrowDown', { altKey: true, ctrlKey: true });
    expect(background.home().front).toEqual(KITCHEN);
  });

  test('in the list, arrows and the beginning of a name lead to a room', async () => {
    await showPopup(inTwoRooms());
    await choose('Switch room');
    const focused = () => document.activeElement?.getAttribute('data-row');
    expect(focused()).toBe('kitchen');
    await press('ArrowDown', {});
    expect(focused()).toBe('Among the roses');
    await press('k', {});
    expect(focused()).toBe('kitchen');
    expect(screen.getByText(/Alt\+↑ and Alt\+↓/)).toBeTruthy();
  });
});

describe('an invitation', () => {
  const link = 'https://rooms.example/j#r1.attic';

  test('in the page behind is asked about, with room and server, before anything is joined', async () => {
    world.tab = { ...GUIDE, url: link };
    const { background } = await showPopup();
    expect(screen.getByText('The room “attic” on rooms.example.')).toBeTruthy();
    expect(screen.getByText(/You have not been on this server yet/)).toBeTruthy();
    expect(background.commandsOf('open_room')).toEqual([]);
    await choose('Join');
    expect(background.commandsOf('open_room')).toEqual([
      { type: 'open_room', server: 'https://rooms.example', room: 'attic' },
    ]);
    expect(screen.getByRole('heading', { name: 'attic' })).toBeTruthy();
  });

  test('is declined, and the room in front shows', async () => {
    world.tab = { ...GUIDE, url: link };
    const { background } = await showPopup();
    await choose('Not now');
    expect(screen.getByRole('heading', { name: 'kitchen' })).toBeTruthy();
    expect(background.commandsOf('open_room')).toEqual([]);
  });

  test('to a room where one is already asks nothing', async () => {
    world.tab = { ...GUIDE, url: `${LOCAL}/j#r1.kitchen` };
    await showPopup();
    expect(screen.getByRole('heading', { name: 'kitchen' })).toBeTruthy();
  });

  test('fills the form of a newcomer in', async () => {
    world.tab = { ...GUIDE, url: link };
    const { background } = await showPopup(createFakeBackground({ home: aNewHome(), rooms: [] }));
    expect(screen.getByText('The room “attic” on rooms.example.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Server').value).toBe('https://rooms.example');
    await choose('Join room');
    expect(background.commandsOf('open_room')[0]).toMatchObject({ room: 'attic' });
  });

  test.each([
    [link, 'https://rooms.example', 'rooms.example'],
    ['r1.attic', LOCAL, '127.0.0.1:4000'],
  ])('pasted for a room (%s) is asked about first', async (text, server, host) => {
    const { background } = await showPopup();
    await choose('Join another room');
    fill('Room', text);
    await choose('Join room');
    expect(background.commandsOf('open_room')).toEqual([]);
    expect(screen.getByText(`The room “attic” on ${host}.`)).toBeTruthy();
    await choose('Join');
    expect(background.commandsOf('open_room')).toEqual([
      { type: 'open_room', server, room: 'attic' },
    ]);
  });

  test('of a kind that is not known says so at the field', async () => {
    const { background } = await showPopup();
    await choose('Join another room');
    fill('Room', 'https://rooms.example/j#e1.AAEC');
    await choose('Join room');
    expect(screen.getByText(/of a kind that this Roomlight does not know/)).toBeTruthy();
    expect(background.commandsOf('open_room')).toEqual([]);
  });
});

describe('the room of a page', () => {
  const digits = /^page:[0-9a-f]{32}$/;
  const toJoinPage = async (background = createFakeBackground()) => {
    await showPopup(background);
    await choose('Join another room');
    return background;
  };
  const untilDone = () => vi.waitFor(settle);

  test('is asked about at first on a site, in words, and then has the page’s title for a name', async () => {
    const background = await toJoinPage();
    await choose('Room of this page');
    await vi.waitFor(() => screen.getByText('Meet people on wiki.example.org?'));
    expect(screen.getByText(/it could guess which page it is/)).toBeTruthy();
    expect(background.commandsOf('open_room')).toEqual([]);
    await choose('Open the room');
    const [command] = background.commandsOf('open_room');
    expect(command?.room).toMatch(digits);
    expect(command?.label).toBe('A guide to lamps');
    expect(screen.getByRole('heading', { name: 'A guide to lamps' })).toBeTruthy();
  });

  test('is opened at once where that was agreed to before', async () => {
    world.stored['page-room-sites'] = ['wiki.example.org'];
    const background = await toJoinPage();
    await choose('Room of this site');
    await vi.waitFor(() => expect(background.commandsOf('open_room')).toHaveLength(1));
    expect(background.commandsOf('open_room')[0]?.room).toMatch(/^site:[0-9a-f]{32}$/);
    expect(background.commandsOf('open_room')[0]?.label).toBe('wiki.example.org');
    await untilDone();
  });

  test('is not opened, and asked about again, after a no', async () => {
    const background = await toJoinPage();
    await choose('Room of this page');
    await vi.waitFor(() => screen.getByText('Meet people on wiki.example.org?'));
    await choose('Not now');
    expect(background.commandsOf('open_room')).toEqual([]);
    expect(world.stored).toEqual({});
  });

  test.each([
    ['a private window', { ...GUIDE, incognito: true }, /private window/],
    ['this machine', { ...GUIDE, url: 'http://127.0.0.1:8080/' }, /on this computer/],
    ['a bank', { ...GUIDE, url: 'https://www.mybank.example/' }, /banks, health and webmail/],
    ['a file', { ...GUIDE, url: 'file:///home/ada/a.html' }, /no page of the web/],
  ])('is not there for %s, which is said', async (_what, tab, words) => {
    world.tab = tab;
    await toJoinPage();
    expect(screen.getByText(words)).toBeTruthy();
    expect(has('Room of this page')).toBe(false);
  });
});
