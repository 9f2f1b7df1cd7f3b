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
  /** Null while they are not to be seen. */
  meta: Meta | null;
  /** The meta as the others know it; null while they know none. */
  told: Meta | null;
}

/** Who is in a topic, and what of that the others have not been told yet. Owners are channels. */
export interface Roster {
  /** Without `fields` they are there and not to be seen. */
  track(owner: object, key: string, fields: MetaFields | null): void;
  update(owner: object, fields: MetaFields | null): void;
  /** Keeps a change of nothing but `state` until `release`; false where it is another, and was not kept. */
  hold(owner: object, fields: MetaFields | null): boolean;
  /** Makes the changes that were kept. */
  release(): void;
  untrack(owner: object): void;
  /** What changed since the last call; null if nothing did. */
  takeDiff(): Diff | null;
  state(): Presences;
  /** How many are there, to be seen or not. */
  size(): number;
  /** How many of them are this member's. */
  countOf(key: string): number;
}

export function createRoster(makeRef: () => string = makePhxRef): Roster {
  const entries = new Map<object, Entry>();
  const changed = new Set<Entry>();
  /** Asked for each that joins: to go through all who are there would be N² in a storm. */
  const counts = new Map<string, number>();
  let gone: Entry[] = [];
  const held = new Map<object, MetaFields>();
  const countOf = (key: string) => counts.get(key) ?? 0;

  function update(owner: object, fields: MetaFields | null): void {
    const entry = entries.get(owner);
    if (!entry) return;
    held.delete(owner);
    // Of several changes between two diffs the others see one: from what they know to what is.
    const prev = entry.told && { phx_ref_prev: entry.told.phx_ref };
    entry.meta = fields && { ...fields, phx_ref: makeRef(), ...prev };
    changed.add(entry);
  }

  return {
    track(owner, key, fields) {
      const meta = fields && { ...fields, phx_ref: makeRef() };
      const entry: Entry = { key, meta, told: null };
      entries.set(owner, entry);
      counts.set(key, countOf(key) + 1);
      changed.add(entry);
    },
    update,
    hold(owner, fields) {
      const meta = entries.get(owner)?.meta;
      if (!meta || !fields || !isSameButState(meta, fields)) return false;
      if (meta['state'] === fields['state']) held.delete(owner);
      else held.set(owner, fields);
      return true;
    },
    release() {
      for (const [owner, fields] of held) update(owner, fields);
    },
    untrack(owner) {
      const entry = entries.get(owner);
      if (!entry) return;
      entries.delete(owner);
      held.delete(owner);
      counts.set(entry.key, countOf(entry.key) - 1);
      if (countOf(entry.key) === 0) counts.delete(entry.key);
      changed.delete(entry);
      if (entry.told) gone.push(entry);
    },
    takeDiff() {
      const joins = known([...changed], 'meta');
      const leaves = known([...gone, ...changed], 'told');
      for (const entry of changed) entry.told = entry.meta;
      changed.clear();
      gone = [];
      const isNews = joins.length + leaves.length > 0;
      return isNews ? { joins: byKey(joins), leaves: byKey(leaves) } : null;
    },
    state: () => byKey(known([...entries.values()], 'meta')),
    size: () => entries.size,
    countOf,
  };
}

function isSameButState(meta: Meta, fields: MetaFields): boolean {
  const { phx_ref: _ref, phx_ref_prev: _prev, ...before } = meta;
  const names = Object.keys({ ...before, ...fields }).filter((name) => name !== 'state');
  return names.every((name) => before[name] === fields[name]);
}

/** Those of which there is something to see: now, or as far as the others know. */
function known(entries: readonly Entry[], as: 'meta' | 'told'): [string, Meta][] {
  return entries.flatMap(({ key, [as]: meta }) => (meta ? [[key, meta]] : []));
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
