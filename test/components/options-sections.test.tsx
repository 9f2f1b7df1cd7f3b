// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Home } from '../../lib/port/contract.ts';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aHome, anOpenRoom, GARDEN, KITCHEN, LOCAL } from '../fakes/samples.ts';
import { settle, show } from '../fakes/stage.tsx';

const world = vi.hoisted(() => ({
  mayNotify: false,
  answer: true,
  stored: {} as Record<string, unknown>,
  isFull: false,
  openSettings: vi.fn<() => Promise<void>>(async () => {}),
  files: [] as { name: string; text: string }[],
}));
vi.mock('wxt/browser', () => ({
  browser: {
    permissions: {
      contains: async () => world.mayNotify,
      request: async () => world.answer,
    },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: world.stored[key] }),
        async set(items: object) {
          if (world.isFull) throw new Error('The disk is full');
          Object.assign(world.stored, items);
        },
      },
    },
    commands: {
      getAll: async () => [
        { name: '_execute_action', description: '', shortcut: 'Alt+Shift+R' },
        { name: 'toggle_overlay', description: 'Show or hide the overlay', shortcut: '' },
      ],
      openShortcutSettings: world.openSettings,
    },
    runtime: { getManifest: () => ({ version: '0.1.0' }) },
  },
}));
const { Options } = await import('../../entrypoints/options/Options.tsx');
const { EraseFields } = await import('../../components/options/EraseFields.tsx');
const { ExportFields } = await import('../../components/options/ExportFields.tsx');

beforeEach(() => {
  Object.assign(world, { mayNotify: false, answer: true, stored: {}, isFull: false, files: [] });
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function shut() {
    this.open = false;
  };
});
afterEach(cleanup);

const open = (section: string, home: Partial<Home> = {}, refuse?: (to: FakeBackground) => void) => {
  location.hash = `#${section}`;
  const background = createFakeBackground({ home: aHome(home) });
  refuse?.(background);
  return show(<Options />, background, 'options');
};
const click = async (role: string, name: string | RegExp) => {
  fireEvent.click(screen.getByRole(role, { name }));
  await settle();
};

describe('the sections', () => {
  test('each has an address, and its heading has the focus once it is chosen', async () => {
    await open('privacy');
    expect(screen.getByRole('heading', { level: 2, name: 'Privacy' })).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
    const link = within(screen.getByRole('navigation')).getByRole('link', { name: 'Your data' });
    expect(link.getAttribute('href')).toBe('#data');
    location.hash = '#data';
    fireEvent(window, new HashChangeEvent('hashchange'));
    await settle();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2 }));
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Your data');
    expect(link.getAttribute('aria-current')).toBe('page');
  });

  test('an address that means none is the first', async () => {
    await open('nonsense');
    expect(screen.getByRole('heading', { level: 2, name: 'You' })).toBeTruthy();
  });
});

describe('invisible mode', () => {
  test('is saved at once, with the words that not every server can', async () => {
    const { background } = await open('profile');
    expect(screen.getByText(/on others you are visible/)).toBeTruthy();
    await click('switch', 'Be invisible');
    expect(background.home().invisible).toBe(true);
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  test('says why where it is not saved', async () => {
    await open('profile', {}, (background) => background.refuse('be_invisible', 'storage_failed'));
    await click('switch', 'Be invisible');
    expect(screen.getByRole('alert').textContent).toContain('could not store');
    expect(screen.queryByText('Saved')).toBeNull();
  });
});

describe('servers', () => {
  const servers = [LOCAL, 'https://rooms.example'];

  test('one that was only chosen for new rooms stands in its field, and is none that was used', async () => {
    await open('servers', { servers, server: 'https://dead.example' });
    const field = screen.getByLabelText<HTMLInputElement>('Server for new rooms');
    expect(field.value).toBe('https://dead.example');
    expect(screen.queryByRole('button', { name: 'Forget dead.example' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Forget rooms.example' })).toBeTruthy();
  });

  test('are tested one by one', async () => {
    await open('servers', { servers });
    await click('button', 'Test rooms.example');
    expect(screen.getByText('“Kitchen table” answers: a Roomlight server.')).toBeTruthy();
  });

  test('one is forgotten after a question, one with an open room not at all', async () => {
    const { background } = await open('servers', { servers });
    expect(screen.queryByRole('button', { name: 'Forget 127.0.0.1:4000' })).toBeNull();
    expect(screen.getByText('1 open room')).toBeTruthy();
    await click('button', 'Forget rooms.example');
    expect(background.commandsOf('forget_server')).toEqual([]);
    await click('button', 'Forget');
    expect(background.home().servers).toEqual([LOCAL]);
  });
});

describe('rooms', () => {
  const rooms = [anOpenRoom(), anOpenRoom({ address: GARDEN, label: 'Among the roses' })];

  test('are muted and left from here', async () => {
    const { background } = await open('rooms', { rooms });
    fireEvent.click(screen.getAllByRole('switch', { name: 'Mute this room' })[1] as HTMLElement);
    await settle();
    expect(background.commandsOf('mute_room')).toEqual([
      { type: 'mute_room', room: GARDEN, on: true },
    ]);
    await click('button', 'Leave Among the roses');
    expect(background.home().rooms.map(({ address }) => address)).toEqual([KITCHEN]);
  });

  test('one that was left is joined again', async () => {
    const attic = { serverUrl: LOCAL, roomId: 'attic' };
    const { background } = await open('rooms', { recent: [{ address: attic, label: null }] });
    await click('button', 'Join attic again');
    expect(background.commandsOf('open_room')).toEqual([
      { type: 'open_room', server: LOCAL, room: 'attic' },
    ]);
  });

  test('where there are none, that is said', async () => {
    await open('rooms', { rooms: [], front: null });
    expect(screen.getByText('You are in no room.')).toBeTruthy();
  });
});

describe('notifications', () => {
  const isChosen = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name }).checked;

  test('are off until the browser gave the permission', async () => {
    await open('notifications');
    expect(isChosen(/Never/)).toBe(true);
  });

  test('for mentions ask for the permission when first turned on', async () => {
    const { background } = await open('notifications');
    await click('radio', /When somebody mentions me/);
    expect(background.home().attention.notify).toBe('mentions');
    expect(isChosen(/When somebody mentions me/)).toBe(true);
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  test('stay off where the browser denies it, and say so', async () => {
    world.answer = false;
    const { background } = await open('notifications');
    await click('radio', /At every message/);
    expect(background.commandsOf('save_attention')).toEqual([]);
    expect(isChosen(/Never/)).toBe(true);
    expect(screen.getByRole('alert').textContent).toContain('did not give the permission');
  });

  test('have a sound only if wanted, and none come with “do not disturb”', async () => {
    world.mayNotify = true;
    const { background } = await open('notifications');
    expect(isChosen(/When somebody mentions me/)).toBe(true);
    await click('switch', 'With a sound');
    await click('switch', 'Do not disturb');
    expect(background.home().attention).toEqual({
      notify: 'mentions',
      sound: true,
      doNotDisturb: true,
    });
  });
});

describe('appearance', () => {
  const isChosen = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name }).checked;

  test('is as the system’s, until something else is chosen', async () => {
    await open('appearance');
    expect(isChosen(/As the system/)).toBe(true);
    await click('radio', 'Dark');
    expect(world.stored['appearance']).toBe('dark');
    expect(isChosen(/Dark/)).toBe(true);
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  test('that can’t be stored says why, and stays', async () => {
    world.isFull = true;
    await open('appearance');
    await click('radio', 'Dark');
    expect(screen.getByRole('alert').textContent).toContain('could not store');
    expect(isChosen(/As the system/)).toBe(true);
  });
});

describe('shortcuts', () => {
  test('are shown as the browser has them, and changed on its own page', async () => {
    await open('shortcuts');
    expect(screen.getByText('Open the popup')).toBeTruthy();
    expect(screen.getByText('Alt+Shift+R')).toBeTruthy();
    expect(screen.getByText('Show or hide the overlay')).toBeTruthy();
    expect(screen.getByText('Not set')).toBeTruthy();
    await click('button', 'Change them in the browser');
    expect(world.openSettings).toHaveBeenCalled();
  });
});

describe('people you blocked', () => {
  test('are read again after “Unblock”', async () => {
    const blocked = [{ serverUrl: LOCAL, memberId: 'mallory', name: '\u202Eyrollam' }];
    const { background } = await open('blocked', { blocked });
    await click('button', /^Unblock/);
    expect(background.home().blocked).toEqual([]);
    expect(screen.getByText('Nobody.')).toBeTruthy();
  });
});

describe('your data', () => {
  const tools = {
    collect: async () => '{}',
    save: (name: string, text: string) => void world.files.push({ name, text }),
    now: () => Date.UTC(2026, 10, 24),
  };
  const showData = (collect = tools.collect) =>
    show(<ExportFields tools={{ ...tools, collect }} />, createFakeBackground(), 'options');

  test('is exported as a file', async () => {
    await showData();
    expect(screen.getByText(/Left out are keys: .* and those of private rooms/)).toBeTruthy();
    await click('button', 'Export');
    expect(world.files).toEqual([{ name: 'roomlight-2026-11-24.json', text: '{}' }]);
    expect(screen.getByText('Saved as roomlight-2026-11-24.json')).toBeTruthy();
  });

  test('that the browser does not give out makes no file, and says so', async () => {
    await showData(() => Promise.reject(new Error('denied')));
    await click('button', 'Export');
    expect(world.files).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('did not give out');
  });

  test('is erased only after a question that says what goes', async () => {
    const { background } = await show(<EraseFields />, createFakeBackground(), 'options');
    await click('button', 'Erase everything');
    expect(screen.getByText(/all rooms with their messages and drafts/)).toBeTruthy();
    expect(screen.getByText(/into a private room only with a new invitation/)).toBeTruthy();
    await click('button', 'Keep everything');
    expect(background.commandsOf('erase_everything')).toEqual([]);

    await click('button', 'Erase everything');
    const dialog = within(screen.getByRole('dialog'));
    fireEvent.click(dialog.getByRole('button', { name: 'Erase everything' }));
    await settle();
    expect(background.commandsOf('erase_everything')).toHaveLength(1);
    expect(screen.getByText(/Everything is erased/)).toBeTruthy();
  });
});

describe('diagnostics', () => {
  test('has what happened lately, and the way to the doctor', async () => {
    await open('diagnostics', {}, (background) => background.note('12:00 opened kitchen'));
    expect(screen.getByText(/opened kitchen/)).toBeTruthy();
    expect(
      screen.getByRole('link', { name: 'Check the connection step by step' }).getAttribute('href'),
    ).toContain('#doctor?');
  });
});
