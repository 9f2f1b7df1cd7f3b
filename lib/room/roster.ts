import type { Member, MemberId, PresenceMeta } from './types.ts';

/** Who is here by the server's words: a `presence_state`, or one half of a `presence_diff`. */
export type Presences = ReadonlyMap<MemberId, readonly PresenceMeta[]>;

export interface PresenceDiff {
  readonly joins: Presences;
  readonly leaves: Presences;
}

/**
 * How long a person who left is still shown. Every death of a browser's background looks like leaving
 * and coming back to everybody else, and takes up to a few seconds.
 */
export const LEAVE_HOLD_MS = 8_000;

/** Tabs and devices of one person that are kept; of a script that opens thousands, the newest. */
const METAS_LIMIT = 16;
/** Twice the fullest room that was measured: a server that lists more people makes them up. */
const MEMBERS_LIMIT = 20_000;
/** Diffs that wait for a state. Few come in the seconds that it takes, but from a server that means harm. */
const PENDING_LIMIT = 1_000;

export interface RosterChange {
  readonly present: readonly Member[];
  readonly gone: readonly MemberId[];
}

/**
 * Keeps who is in a room out of Phoenix' presence messages. It holds diffs back until a state came,
 * and people who left for `LEAVE_HOLD_MS`, so that a reconnect of theirs or ours shows nothing.
 * Its time is the caller's: each call takes `now` in ms.
 */
export interface Roster {
  /** A new join begins: its diffs come before its state, and older ones would come back as ghosts. */
  beginJoin(): void;
  /** The server's whole list. */
  sync(state: Presences, now: number): void;
  diff(diff: PresenceDiff, now: number): void;
  /** No state will come (rung *article*): start from nobody, with the diffs that came. */
  assumeEmpty(now: number): void;
  /** True once there is a list to show. */
  readonly synced: boolean;
  /** Everybody, those held back among them. */
  members(): readonly Member[];
  /** What has changed since the last call; ends the hold of those who stayed away. Null if nothing. */
  takeChange(now: number): RosterChange | null;
  /** When the next held-back leave is due, ms; null if none is. */
  nextDue(): number | null;
}

/** A roster that starts from `known`: people of a moment ago, shown until the server says otherwise. */
export function createRoster(known: readonly Member[] = [], now = 0): Roster {
  const here = new Map<MemberId, readonly PresenceMeta[]>();
  const leaving = new Map<MemberId, { member: Member; due: number }>();
  const touched = new Set<MemberId>();
  let pending: PresenceDiff[] = [];
  let synced = false;

  for (const member of known) leaving.set(member.id, { member, due: now + LEAVE_HOLD_MS });

  function arrive(id: MemberId, metas: readonly PresenceMeta[]): void {
    if (here.size >= MEMBERS_LIMIT && !here.has(id)) return;
    here.set(id, metas);
    leaving.delete(id);
    touched.add(id);
  }

  function depart(id: MemberId, at: number): void {
    const metas = here.get(id);
    if (metas === undefined) return;
    here.delete(id);
    leaving.set(id, {
      member: { id, metas },
      due: leaving.size < MEMBERS_LIMIT ? at + LEAVE_HOLD_MS : at,
    });
  }

  function apply({ joins, leaves }: PresenceDiff, at: number): void {
    for (const [id, metas] of joins) arrive(id, addMetas(here.get(id) ?? [], metas));
    for (const [id, metas] of leaves) {
      const left = removeMetas(here.get(id) ?? [], metas);
      if (left.length > 0) arrive(id, left);
      else depart(id, at);
    }
  }

  function start(state: Presences, at: number): void {
    for (const id of [...here.keys()]) if (!state.has(id)) depart(id, at);
    for (const [id, metas] of state) arrive(id, metas);
    synced = true;
    for (const diff of pending) apply(diff, at);
    pending = [];
  }

  return {
    beginJoin() {
      pending = [];
      synced = false;
    },
    sync: start,
    assumeEmpty: (at) => start(new Map(), at),
    diff(diff, at) {
      if (synced) apply(diff, at);
      else if (pending.length < PENDING_LIMIT) pending.push(diff);
    },
    get synced() {
      return synced;
    },
    members: () => [
      ...[...here].map(([id, metas]) => ({ id, metas })),
      ...[...leaving.values()].map(({ member }) => member),
    ],
    takeChange(at) {
      const gone: MemberId[] = [];
      for (const [id, held] of leaving) {
        // A clock that was set back would hold them for as long as it went.
        held.due = Math.min(held.due, at + LEAVE_HOLD_MS);
        if (held.due > at) continue;
        leaving.delete(id);
        gone.push(id);
      }
      const present = [...touched].flatMap((id) => {
        const metas = here.get(id);
        return metas === undefined ? [] : [{ id, metas }];
      });
      touched.clear();
      return present.length + gone.length === 0 ? null : { present, gone };
    },
    nextDue() {
      let due: number | null = null;
      for (const held of leaving.values()) due = Math.min(due ?? Infinity, held.due);
      return due;
    },
  };
}

function addMetas(current: readonly PresenceMeta[], added: readonly PresenceMeta[]) {
  const refs = new Set(added.map(({ ref }) => ref));
  return [...current.filter(({ ref }) => !refs.has(ref)), ...added].slice(-METAS_LIMIT);
}

function removeMetas(current: readonly PresenceMeta[], removed: readonly PresenceMeta[]) {
  const refs = new Set(removed.map(({ ref }) => ref));
  return current.filter(({ ref }) => !refs.has(ref));
}
