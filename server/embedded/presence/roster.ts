import { makePhxRef } from './phx-ref.ts';

/** What a room knows of one channel of a member; `phx_ref` is added here. */
export type MetaFields = Readonly<Record<string, string | number | boolean>>;
export type Meta = MetaFields & { readonly phx_ref: string; readonly phx_ref_prev?: string };

/** `presence_state`, and each half of a `presence_diff`. */
export type Presences = Readonly<Record<string, { readonly metas: readonly Meta[] }>>;

export interface Diff {
  readonly joins: Presences;
  readonly leaves: Presences;
}

interface Entry {
  readonly key: string;
  meta: Meta;
  /** The meta as the others know it; null while they know none. */
  told: Meta | null;
}

/** Who is in a topic, and what of that the others have not been told yet. Owners are channels. */
export interface Roster {
  track(owner: object, key: string, fields: MetaFields): void;
  update(owner: object, fields: MetaFields): void;
  untrack(owner: object): void;
  /** What changed since the last call; null if nothing did. */
  takeDiff(): Diff | null;
  state(): Presences;
  /** How many metas. */
  size(): number;
  metasOf(key: string): number;
}

export function createRoster(makeRef: () => string = makePhxRef): Roster {
  const entries = new Map<object, Entry>();
  const changed = new Set<Entry>();
  let gone: Entry[] = [];

  return {
    track(owner, key, fields) {
      const entry = { key, meta: { ...fields, phx_ref: makeRef() }, told: null };
      entries.set(owner, entry);
      changed.add(entry);
    },
    update(owner, fields) {
      const entry = entries.get(owner);
      if (!entry) return;
      // Of several changes between two diffs the others see one: from what they know to what is.
      const prev = entry.told && { phx_ref_prev: entry.told.phx_ref };
      entry.meta = { ...fields, phx_ref: makeRef(), ...prev };
      changed.add(entry);
    },
    untrack(owner) {
      const entry = entries.get(owner);
      if (!entry) return;
      entries.delete(owner);
      changed.delete(entry);
      if (entry.told) gone.push(entry);
    },
    takeDiff() {
      if (changed.size === 0 && gone.length === 0) return null;
      const left = [...gone, ...[...changed].filter(({ told }) => told !== null)];
      const diff = {
        joins: byKey([...changed].map(({ key, meta }) => [key, meta])),
        leaves: byKey(left.flatMap(({ key, told }) => (told ? [[key, told]] : []))),
      };
      for (const entry of changed) entry.told = entry.meta;
      changed.clear();
      gone = [];
      return diff;
    },
    state: () => byKey([...entries.values()].map(({ key, meta }) => [key, meta])),
    size: () => entries.size,
    metasOf: (key) => [...entries.values()].filter((entry) => entry.key === key).length,
  };
}

/** Keys are chosen by clients: `fromEntries` makes even `__proto__` a plain property. */
function byKey(metas: readonly (readonly [string, Meta])[]): Presences {
  const grouped = new Map<string, Meta[]>();
  for (const [key, meta] of metas) {
    const same = grouped.get(key);
    if (same) same.push(meta);
    else grouped.set(key, [meta]);
  }
  return Object.fromEntries([...grouped].map(([key, same]) => [key, { metas: same }]));
}
