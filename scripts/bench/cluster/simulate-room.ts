import { BYTES } from './frame-sizes.ts';
import { type Habits, ratesIn } from './habits.ts';
import { timesOf } from './times-of.ts';
import { countDiffs, type Heard } from './told-diffs.ts';

/** How servers tell a room of changes. */
export interface Telling {
  /** Milliseconds that changes are collected, by how many are in the room; 0: each by itself. */
  readonly pace: (members: number) => number;
  /** Whether a room of so many is told neither of changes of state nor that somebody types. */
  readonly isQuiet: (members: number) => boolean;
}

/** What goes to clients. `welcomes`: all that answers a join; `rest`: answers, beats, `room_tick`s. */
export type Kind = 'diffs' | 'typing' | 'messages' | 'welcomes' | 'rest';

/** What rooms were to one node: sums over the time. */
export interface NodeLoad {
  sockets: number;
  /** Rooms that anybody here is in. */
  rooms: number;
  readonly sent: Readonly<Record<Kind, { frames: number; bytes: number }>>;
  /** What people of this node changed, and so what its tracker tells the others. */
  changes: number;
  /** Bytes of what people of this node said and typed, as they go to each other node. */
  publishedBytes: number;
  /** Transactions that write. */
  writes: number;
}

const nothing = () => ({ frames: 0, bytes: 0 });

export const noLoad = (): NodeLoad => ({
  sockets: 0,
  rooms: 0,
  sent: {
    diffs: nothing(),
    typing: nothing(),
    messages: nothing(),
    welcomes: nothing(),
    rest: nothing(),
  },
  changes: 0,
  publishedBytes: 0,
  writes: 0,
});

/** All that went to clients. */
export function allSent({ sent }: NodeLoad): { readonly frames: number; readonly bytes: number } {
  const all = nothing();
  for (const { frames, bytes } of Object.values(sent)) {
    all.frames += frames;
    all.bytes += bytes;
  }
  return all;
}

/** Phoenix' tracker tells other nodes what changed each so many seconds; until then they don't know. */
export const TRACKER_SECONDS = 1.5;
const BEAT_SECONDS = 20;
/** Each room on each node asks the database where its log stands, and tells it. */
export const ROOM_TICK_SECONDS = 60;
/** That somebody types, and that they stopped. */
const TYPINGS_A_MESSAGE = 2;

/** One room whose members are on these nodes, `[n]` of them on the nth: adds to the nodes' loads. */
export function simulateRoom(
  placed: readonly number[],
  habits: Habits,
  telling: Telling,
  run: { readonly seconds: number; readonly random: () => number; readonly loads: NodeLoad[] },
): void {
  const { seconds, random } = run;
  const members = placed.reduce((sum, count) => sum + count, 0);
  const rates = ratesIn(members, habits);
  const typings = telling.isQuiet(members) ? 0 : TYPINGS_A_MESSAGE;
  const heard: Heard[][] = placed.map(() => []);
  const nodeOfSomebody = () => {
    let left = Math.floor(random() * members);
    return placed.findIndex((count) => (left -= count) < 0);
  };
  /** By how many a second, each in a diff by so many bytes; by 0 where neither tracker nor people hear of it. */
  const change = (aSecond: number, bytes: number, answer: (load: NodeLoad) => void) => {
    for (const at of timesOf(aSecond, seconds, random)) {
      const origin = nodeOfSomebody();
      const load = run.loads[origin] ?? noLoad();
      answer(load);
      if (bytes === 0) continue;
      load.changes += 1;
      for (const [node, list] of heard.entries()) {
        list.push({ at: node === origin ? at : nextBeat(at, origin, placed.length), bytes });
      }
    }
  };
  change(rates.joins, BYTES.join, (load) => send(load, 'welcomes', 4, welcome(members) / 4));
  change(rates.leaves, BYTES.leave, () => {});
  const stateBytes = telling.isQuiet(members) ? 0 : BYTES.state;
  change(rates.states, stateBytes, (load) => send(load, 'rest', 1, BYTES.ok));

  const messages = timesOf(rates.messages, seconds, random).map(nodeOfSomebody);
  for (const origin of messages) {
    const load = run.loads[origin] ?? noLoad();
    load.writes += 1;
    load.publishedBytes += BYTES.message + typings * BYTES.typing;
    send(load, 'rest', 1, BYTES.receipt);
  }

  for (const [node, here] of placed.entries()) {
    const load = run.loads[node];
    if (here === 0 || !load) continue;
    load.sockets += here;
    load.rooms += 1;
    send(load, 'messages', messages.length * here, BYTES.message);
    send(load, 'typing', messages.length * typings * here, BYTES.typing);
    send(load, 'rest', (seconds / BEAT_SECONDS) * here, BYTES.ok);
    send(load, 'rest', (seconds / ROOM_TICK_SECONDS) * here, BYTES.tick);
    const list = (heard[node] ?? []).toSorted((a, b) => a.at - b.at);
    const diffs = countDiffs(list, telling.pace(members));
    const entries = list.reduce((sum, { bytes }) => sum + bytes, 0);
    if (diffs > 0) send(load, 'diffs', diffs * here, BYTES.diff + entries / diffs);
  }
}

/** The answer to a join, the diff that says oneself is there, the roster, and what was said lately. */
function welcome(members: number): number {
  const roster = BYTES.roster + members * BYTES.person;
  return BYTES.joined + BYTES.diff + BYTES.join + roster + BYTES.history;
}

function send(load: NodeLoad, kind: Kind, frames: number, bytesEach: number): void {
  load.sent[kind].frames += frames;
  load.sent[kind].bytes += frames * bytesEach;
}

/** Trackers are not in step: their times are spread over the period. */
function nextBeat(at: number, node: number, nodes: number): number {
  const phase = (node / nodes) * TRACKER_SECONDS;
  return Math.ceil((at - phase) / TRACKER_SECONDS) * TRACKER_SECONDS + phase;
}
