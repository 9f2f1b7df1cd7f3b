// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { useQuotes } from '../../lib/ui/use-quotes.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { settle } from '../fakes/stage.tsx';

const QUOTE = { exact: 'the lamp', prefix: 'of ', suffix: ' in' };
const findThisTab = vi.hoisted(() => vi.fn<() => Promise<number | null>>());
vi.mock('../../lib/port/this-tab.ts', () => ({ findThisTab }));
afterEach(cleanup);

async function open(place: 'overlay' | 'beside', tabId: number | null = 7) {
  findThisTab.mockResolvedValue(tabId);
  const background = createFakeBackground();
  const surface = connectSurface({ name: 'popup', connect: background.connect });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <RoomlightProvider surface={surface}>{children}</RoomlightProvider>
  );
  const { result } = renderHook(() => useQuotes(place), { wrapper });
  await settle();
  return { background, quotes: () => result.current };
}

describe('pointing at something', () => {
  test('takes what is selected in the tab beside the popup', async () => {
    const { background, quotes } = await open('beside');
    background.select(QUOTE);
    expect(await quotes().take()).toEqual(QUOTE);
    expect(background.commandsOf('take_quote')).toEqual([{ type: 'take_quote', tabId: 7 }]);
  });

  test('from the overlay is about its own page, and names no tab', async () => {
    const { background, quotes } = await open('overlay');
    background.select(QUOTE);
    expect(await quotes().find(QUOTE)).toBeNull();
    expect(background.commandsOf('find_quote')).toEqual([{ type: 'find_quote', quote: QUOTE }]);
  });

  test('says why it came to nothing', async () => {
    const { background, quotes } = await open('beside');
    expect(await quotes().take()).toBe('nothing_selected');
    expect(await quotes().find(QUOTE)).toBe('not_on_this_page');
    background.refuse('take_quote', 'permission_missing');
    expect(await quotes().take()).toBe('permission_missing');
  });

  test('says that there is no page', async () => {
    const { quotes } = await open('beside', null);
    expect(await quotes().take()).toBe('no_page');
  });
});
