import { storage } from '@wxt-dev/storage';
import type { SavedHome } from './background/home.ts';
import type { Session } from './server/session.ts';

/** Something kept on disk, as a whole. `get` and `set` reject where the browser denies storage. */
export interface SavedItem<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
}

/** Profile, rooms and rules; null until the first start. */
export function homeItem(): SavedItem<SavedHome | null> {
  const item = storage.defineItem<SavedHome | null>('local:home', { fallback: null });
  return { get: () => item.getValue(), set: (value) => item.setValue(value) };
}

/** Who we are, by server. It holds tokens: nothing of it goes to a surface or a content script. */
export function sessionsItem(): SavedItem<Record<string, Session>> {
  const item = storage.defineItem<Record<string, Session>>('local:sessions', { fallback: {} });
  return { get: () => item.getValue(), set: (value) => item.setValue(value) };
}
