// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome } from '../fakes/samples.ts';
import { settle, show } from '../fakes/stage.tsx';

const stored = vi.hoisted((): Record<string, unknown> => ({}));
const permissions = vi.hoisted(() => ({
  request: vi.fn<(asked: { origins: string[] }) => Promise<boolean>>(),
  remove: vi.fn<(dropped: { origins: string[] }) => Promise<boolean>>(),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    permissions,
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (items: object) => void Object.assign(stored, items),
      },
    },
    runtime: { getManifest: () => ({}) },
  },
}));
const { Options } = await import('../../entrypoints/options/Options.tsx');

beforeEach(() => {
  permissions.request.mockResolvedValue(true);
  permissions.remove.mockResolvedValue(true);
  location.hash = '#sites';
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const choose = async (name: RegExp) => {
  fireEvent.click(screen.getByRole('radio', { name }));
  await settle();
};
const withRules = (overlay: Partial<ReturnType<typeof aHome>['overlay']>) =>
  createFakeBackground({ home: aHome({ overlay: { ...aHome().overlay, ...overlay } }) });

describe('where the overlay shows', () => {
  test('everywhere asks for every site, then is saved', async () => {
    const { background } = await show(<Options />);
    await choose(/On every site/);
    expect(permissions.request).toHaveBeenCalledWith({ origins: ['https://*/*', 'http://*/*'] });
    expect(background.home().overlay.mode).toBe('everywhere');
  });

  test('without the permission nothing changes, and that is said', async () => {
    permissions.request.mockResolvedValue(false);
    const { background } = await show(<Options />);
    await choose(/On every site/);
    expect(background.home().overlay.mode).toBe('click');
    expect(screen.getByRole('alert').textContent).toContain('did not give the permission');
  });

  test('on click gives the permission for all sites back', async () => {
    const { background } = await show(<Options />, withRules({ mode: 'everywhere' }));
    await choose(/Only when I ask/);
    expect(permissions.remove).toHaveBeenCalledWith({ origins: ['https://*/*', 'http://*/*'] });
    expect(background.home().overlay.mode).toBe('click');
  });

  test('a site is asked for by itself', async () => {
    const { background } = await show(<Options />, withRules({ mode: 'sites' }));
    fireEvent.change(screen.getByLabelText('Site'), {
      target: { value: 'wiki.example.org/start' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await settle();
    expect(permissions.request).toHaveBeenCalledWith({ origins: ['https://wiki.example.org/*'] });
    expect(background.home().overlay.sites).toEqual(['https://wiki.example.org/*']);
  });

  test('sites that were named before are asked for again', async () => {
    const sites = ['https://wiki.example.org/*'];
    const { background } = await show(<Options />, withRules({ mode: 'everywhere', sites }));
    await choose(/On these sites/);
    expect(permissions.request).toHaveBeenCalledWith({ origins: sites });
    expect(background.home().overlay.mode).toBe('sites');
  });

  test('what is no site is said at the field, and nothing is asked', async () => {
    await show(<Options />, withRules({ mode: 'sites' }));
    fireEvent.change(screen.getByLabelText('Site'), { target: { value: 'not a site' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByText(/This is not the name of a site/)).toBeTruthy();
    expect(permissions.request).not.toHaveBeenCalled();
  });

  test('a site where it was hidden is taken off the list', async () => {
    const { background } = await show(
      <Options />,
      withRules({ hiddenHosts: ['bank.example.org'] }),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Remove bank.example.org' }));
    await settle();
    expect(background.home().overlay.hiddenHosts).toEqual([]);
  });
});

test('a site is taken off by its name, without the signs of a pattern', async () => {
  const sites = ['https://wiki.example.org/*', 'http://127.0.0.1/*'];
  const { background } = await show(<Options />, withRules({ mode: 'sites', sites }));
  expect(screen.getByText('wiki.example.org')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Remove http://127.0.0.1' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Remove wiki.example.org' }));
  await settle();
  expect(background.home().overlay.sites).toEqual(['http://127.0.0.1/*']);
});

test('the sites whose rooms were agreed to are listed, and it can be taken back', async () => {
  stored['page-room-sites'] = ['news.example', 'wiki.example.org'];
  await show(<Options />);
  fireEvent.click(screen.getByRole('button', { name: 'Remove news.example' }));
  await settle();
  expect(stored['page-room-sites']).toEqual(['wiki.example.org']);
  expect(screen.queryByText('news.example')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Remove wiki.example.org' }));
  await settle();
  expect(screen.getByText(/You are asked when you first open the room of a page/)).toBeTruthy();
});

describe('name and face', () => {
  beforeEach(() => void (location.hash = '#profile'));

  test('a name is saved when its field is left', async () => {
    const { background } = await show(<Options />);
    const name = screen.getByLabelText('Your name');
    fireEvent.change(name, { target: { value: 'Ada L.' } });
    await settle();
    expect(background.commandsOf('save_profile')).toHaveLength(0);
    fireEvent.blur(name);
    await settle();
    expect(background.home().profile.name).toBe('Ada L.');
    expect(screen.getByText('Saved')).toBeTruthy();
  });
});

describe('the server for new rooms', () => {
  beforeEach(() => void (location.hash = '#servers'));

  const type = async (address: string) => {
    const field = screen.getByLabelText('Server for new rooms');
    fireEvent.change(field, { target: { value: address } });
    fireEvent.blur(field);
    await settle();
  };

  test('is saved when its field is left', async () => {
    const { background } = await show(<Options />);
    await type('https://rooms.example');
    expect(background.home().server).toBe('https://rooms.example');
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  test('that is no address is said at the field', async () => {
    const background = createFakeBackground();
    background.refuse('choose_server', 'server_not_a_url');
    await show(<Options />, background);
    await type('nonsense');
    expect(screen.getByText(/This is not an address/)).toBeTruthy();
  });
});
