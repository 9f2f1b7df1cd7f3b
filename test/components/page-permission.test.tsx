// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeResizeObserver, letDialogsOpen, settle, show } from '../fakes/stage.tsx';

const world = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  asked: [] as object[],
  isPermitted: true,
}));
vi.mock('wxt/browser', () => ({
  browser: {
    tabs: {
      query: async () => [{ id: 7, url: 'https://wiki.example.org/guide', title: 'Lamps' }],
    },
    windows: { getCurrent: async () => ({ id: 3 }) },
    runtime: { openOptionsPage: async () => {} },
    permissions: {
      async request(what: object) {
        world.asked.push(what);
        return world.isPermitted;
      },
    },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: world.stored[key] }),
        set: async (items: object) => void Object.assign(world.stored, items),
      },
    },
  },
}));
const { Popup } = await import('../../entrypoints/popup/Popup.tsx');

const PAGES = { data_collection: ['browsingActivity'] };

beforeEach(() => {
  world.stored = {};
  world.asked = [];
  world.isPermitted = false;
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  vi.stubEnv('FIREFOX', 'true');
  letDialogsOpen();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const choose = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name, hidden: true }));
  await settle();
};

test('Firefox is asked as well before a room is told of pages, and after a no it is not', async () => {
  const { background } = await show(<Popup />);
  await choose('Show when I am on the same page');
  await choose('Show it');
  expect(world.asked).toEqual([PAGES]);
  expect(background.commandsOf('share_page')).toEqual([]);
  world.isPermitted = true;
  await choose('Show when I am on the same page');
  await choose('Show it');
  expect(background.commandsOf('share_page')).toHaveLength(1);
  await choose('Stop showing when I am on the same page');
  expect(world.asked).toHaveLength(2); // to stop needs no permission
});

test('Firefox is asked as well before the room of a page is opened, and after a no it is not', async () => {
  const { background } = await show(<Popup />);
  await choose('Join another room');
  await choose('Room of this page');
  await vi.waitFor(() => screen.getByText('Meet people on wiki.example.org?'));
  await choose('Open the room');
  expect(world.asked).toEqual([PAGES]);
  expect(background.commandsOf('open_room')).toEqual([]);
  expect(world.stored).toEqual({});
});

test('Chromium, which knows no such permission, is not asked for it', async () => {
  vi.stubEnv('FIREFOX', '');
  const { background } = await show(<Popup />);
  await choose('Show when I am on the same page');
  await choose('Show it');
  expect(world.asked).toEqual([]);
  expect(background.commandsOf('share_page')).toHaveLength(1);
});
