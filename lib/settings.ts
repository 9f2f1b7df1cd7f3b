import type { Storage } from 'webextension-polyfill';
import type { SavedAway } from './background/away.ts';
import type { SavedGuide } from './background/guide.ts';
import type { SavedHome } from './background/home.ts';
import type { SavedItem } from './saved-item.ts';
import type { Session } from './server/session.ts';

/** Profile, rooms and rules; null until the first start. */
export function homeItem(local: Storage.StorageArea): SavedItem<SavedHome | null> {
  return savedItem<SavedHome | null>(local, 'home', null);
}

/**
 * Who we are, by server. It holds tokens: nothing of it goes over a port or to a content script. Of the
 * surfaces only the doctor reads it, on its own page, to try the token that the rooms use.
 */
export function sessionsItem(local: Storage.StorageArea): SavedItem<Record<string, Session>> {
  return savedItem<Record<string, Session>>(local, 'sessions', {});
}

/** Whom the person leads and follows, for as long as the browser runs. */
export function guideItem(session: Storage.StorageArea): SavedItem<SavedGuide> {
  return savedItem<SavedGuide>(session, 'guide', {
    leading: [],
    following: null,
    answered: [],
  });
}

/** Since when rooms are without connection: another start of the browser is another try. */
export function awayItem(session: Storage.StorageArea): SavedItem<SavedAway> {
  return savedItem<SavedAway>(session, 'away', {});
}

/** Only we write to `storage.local`, so what is there has the shape it was written with. */
function savedItem<T>(local: Storage.StorageArea, key: string, fallback: T): SavedItem<T> {
  return {
    get: async () => ((await local.get(key))[key] as T | undefined) ?? fallback,
    set: (value) => local.set({ [key]: value }),
  };
}
