import type { SavedItem } from '../../lib/saved-item.ts';

/** Something on a disk that can be slow, full, or denied. */
export interface FakeItem<T> extends SavedItem<T> {
  value: T;
  /** While true, each `set` rejects. */
  full: boolean;
  /** While true, each `get` rejects. */
  denied: boolean;
  /** While true, calls stay unanswered until `release`. */
  held: boolean;
  release(): void;
}

export function createFakeItem<T>(value: T): FakeItem<T> {
  let waiting: (() => void)[] = [];
  const turn = () => (item.held ? new Promise<void>((go) => waiting.push(go)) : Promise.resolve());
  const item: FakeItem<T> = {
    value,
    full: false,
    denied: false,
    held: false,
    async get() {
      await turn();
      if (item.denied) throw new Error('storage is denied');
      return structuredClone(item.value);
    },
    async set(next) {
      await turn();
      if (item.full) throw new Error('QuotaExceededError');
      item.value = structuredClone(next);
    },
    release() {
      const now = waiting;
      waiting = [];
      item.held = false;
      for (const go of now) go();
    },
  };
  return item;
}
