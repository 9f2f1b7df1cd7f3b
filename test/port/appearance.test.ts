// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

const world = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  isDenied: false,
  listeners: [] as Listener[],
}));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        async get(key: string) {
          if (world.isDenied) throw new Error('denied');
          return { [key]: world.stored[key] };
        },
        async set(items: Record<string, unknown>) {
          Object.assign(world.stored, items);
          const changes = Object.entries(items).map(([key, newValue]) => [key, { newValue }]);
          for (const tell of world.listeners) tell(Object.fromEntries(changes), 'local');
        },
      },
      onChanged: { addListener: (listener: Listener) => void world.listeners.push(listener) },
    },
  },
}));
const { saveAppearance, showAppearance } = await import('../../lib/port/appearance.ts');

beforeEach(() => {
  Object.assign(world, { stored: {}, isDenied: false, listeners: [] });
});

const shown = async () => {
  const element = document.createElement('div');
  await showAppearance(element);
  return element;
};

test('a page is shown as it was chosen, from the start', async () => {
  world.stored['appearance'] = 'dark';
  expect((await shown()).dataset['theme']).toBe('dark');
});

test('every open page follows a choice, and goes back to the system’s', async () => {
  const pages = [await shown(), await shown()];
  await saveAppearance('light');
  expect(pages.map(({ dataset }) => dataset['theme'])).toEqual(['light', 'light']);
  await saveAppearance('system');
  expect(pages.map(({ dataset }) => dataset['theme'])).toEqual([undefined, undefined]);
});

test('erasing everything brings the system’s back', async () => {
  world.stored['appearance'] = 'dark';
  const page = await shown();
  for (const tell of world.listeners) tell({ appearance: {} }, 'local');
  expect(page.dataset['theme']).toBeUndefined();
});

test('where storage is denied, or something else is stored, it is the system’s', async () => {
  world.stored['appearance'] = 'purple';
  expect((await shown()).dataset['theme']).toBeUndefined();
  world.isDenied = true;
  expect((await shown()).dataset['theme']).toBeUndefined();
});
