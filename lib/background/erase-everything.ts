import type { Browser } from 'webextension-polyfill';
import { deleteDatabase } from '../disk/delete-database.ts';
import { clearLog } from '../log.ts';
import { PAGES_TOLD } from '../port/pages-told.ts';
import { firstHome, type HomeKeeper } from './home.ts';
import type { OverlayTabs } from './overlay-tabs.ts';
import type { Rooms } from './rooms.ts';
import type { Servers } from './servers.ts';

export interface ErasePart {
  readonly browser: Pick<Browser, 'storage' | 'permissions'>;
  readonly isFirefox: boolean;
  readonly keeper: HomeKeeper;
  readonly rooms: Rooms;
  readonly servers: Servers;
  readonly overlay: OverlayTabs;
  readonly databases: readonly string[];
}

/**
 * Leaves every room and forgets everything this browser has of the person: what they said and read, who they
 * are on servers, what they allowed. What they said stays with the servers and the others. Afterwards there
 * is a home as after the first start.
 */
export async function eraseEverything(parts: ErasePart): Promise<void> {
  const { browser, isFirefox, keeper, rooms, servers, overlay, databases } = parts;
  const home = firstHome();
  await keeper.update(() => home);
  // What is still being written would be there again.
  await rooms.left();
  await servers.forget();
  await overlay.settle();
  overlay.forget();
  await Promise.all(databases.map(deleteDatabase));
  try {
    await takeBackPermissions(browser, isFirefox);
  } finally {
    // Whatever the browser says to that: it is no reason to keep the rest.
    await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
    await keeper.update(() => ({ ...home }));
    clearLog();
  }
}

async function takeBackPermissions(
  browser: ErasePart['browser'],
  isFirefox: boolean,
): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  await browser.permissions.remove({
    origins,
    permissions: ['notifications'],
    ...(isFirefox && PAGES_TOLD),
  });
}
