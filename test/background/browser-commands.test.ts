import type { Browser, Tabs } from 'webextension-polyfill';
import { beforeEach, expect, test } from 'vitest';
import { browserCommands } from '../../lib/background/browser-commands.ts';
import type { OverlayTabs } from '../../lib/background/overlay-tabs.ts';
import { createViewers, type Viewers } from '../../lib/background/viewers.ts';

const TAB = { id: 7, windowId: 3 } as Tabs.Tab;
let calls: string[];
let isShown: boolean;
let viewers: Viewers;

beforeEach(() => {
  calls = [];
  isShown = false;
  viewers = createViewers();
});

async function press(command: string): Promise<void> {
  const browser = {
    action: { openPopup: async () => void calls.push('popup') },
    sidePanel: {
      open: async ({ windowId }: { windowId: number }) => void calls.push(`panel ${windowId}`),
    },
  };
  const overlay = {
    status: async () => ({ shown: isShown }),
    show: async (tabId: number) => void calls.push(`show ${tabId}`),
    hide: async (tabId: number, until: string) => void calls.push(`hide ${tabId} ${until}`),
  };
  await browserCommands(
    browser as unknown as Pick<Browser, 'action'>,
    overlay as unknown as OverlayTabs,
    viewers,
  )(command, TAB);
}

test('a key shows the overlay on this page, and hides it again', async () => {
  await press('toggle-overlay');
  isShown = true;
  await press('toggle-overlay');
  expect(calls).toEqual(['show 7', 'hide 7 reload']);
});

test('a key puts the cursor into the overlay of this tab, else opens the popup', async () => {
  await press('focus-composer');
  expect(calls).toEqual(['popup']);
  viewers.add(() => calls.push('elsewhere')).isIn(8);
  viewers.add(() => calls.push('cursor')).isIn(7);
  await press('focus-composer');
  expect(calls).toEqual(['popup', 'cursor']);
});

test('a key opens the side panel of this window', async () => {
  await press('open-side-panel');
  expect(calls).toEqual(['panel 3']);
});
