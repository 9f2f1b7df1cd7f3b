import { BYTES } from './frame-sizes.ts';
import { type Habits, roomSizes } from './habits.ts';
import { seededRandom } from '../seeded-random.ts';
import {
  allSent,
  type Kind,
  noLoad,
  type NodeLoad,
  ROOM_TICK_SECONDS,
  simulateRoom,
  type Telling,
  TRACKER_SECONDS,
} from './simulate-room.ts';

/** How many nodes there are, and how many clusters they make; a room is in one of those. */
export interface Plan {
  readonly nodes: number;
  readonly clusters: number;
}

/** A node in one second, the mean of all of them. */
export interface NodeFigures {
  readonly sockets: number;
  /** To clients. */
  readonly frames: number;
  readonly bytes: number;
  /** Bytes to clients of the node that has most of them, against the mean. */
  readonly busiest: number;
  /** From the other nodes: what was said and typed on them, and what their trackers tell. */
  readonly heardBytes: number;
  /** Changes that its tracker is told of, of people on any node of its cluster. */
  readonly changes: number;
}

export interface ClusterFigures {
  readonly rooms: number;
  readonly node: NodeFigures;
  /** To clients of all nodes in a second. */
  readonly sent: Readonly<Record<Kind, { readonly frames: number; readonly bytes: number }>>;
  /** Transactions a second that write, in all clusters. */
  readonly writes: number;
  /** Questions a second to the database by `room_tick`s. */
  readonly ticks: number;
}

/** All rooms for so many seconds, the same for the same seed. */
export function simulateCluster(
  habits: Habits,
  telling: Telling,
  { nodes, clusters }: Plan,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): ClusterFigures {
  const random = seededRandom(seed);
  const rooms = roomSizes(habits, random);
  const each = nodes / clusters;
  const loads = Array.from({ length: clusters }, () => Array.from({ length: each }, noLoad));
  const people = loads.map(() => 0);
  for (const members of rooms) {
    // The largest come first, each to where there are fewest people.
    const cluster = people.indexOf(Math.min(...people));
    people[cluster] = (people[cluster] ?? 0) + members;
    const placed = placeAnywhere(members, each, random);
    simulateRoom(placed, habits, telling, { seconds, random, loads: loads[cluster] ?? [] });
  }
  const all = loads.flat();
  const sum = (of: (load: NodeLoad) => number) => all.reduce((total, load) => total + of(load), 0);
  const mean = (of: (load: NodeLoad) => number) => sum(of) / nodes / seconds;
  const toOthers = mean(({ changes }) => changes) * BYTES.trackerChange;
  const said = mean(({ publishedBytes }) => publishedBytes) + toOthers;
  const bytes = mean((load) => allSent(load).bytes);
  const total = (kind: Kind) => ({
    frames: sum(({ sent }) => sent[kind].frames) / seconds,
    bytes: sum(({ sent }) => sent[kind].bytes) / seconds,
  });
  const beat = BYTES.trackerBeat / TRACKER_SECONDS;
  return {
    rooms: rooms.length,
    node: {
      sockets: sum(({ sockets }) => sockets) / nodes,
      frames: mean((load) => allSent(load).frames),
      bytes,
      busiest: Math.max(...all.map((load) => allSent(load).bytes)) / seconds / bytes,
      heardBytes: (said + beat) * (each - 1),
      changes: mean(({ changes }) => changes) * each,
    },
    sent: {
      diffs: total('diffs'),
      typing: total('typing'),
      messages: total('messages'),
      welcomes: total('welcomes'),
      rest: total('rest'),
    },
    writes: sum(({ writes }) => writes) / seconds,
    ticks: sum((load) => load.rooms) / ROOM_TICK_SECONDS,
  };
}

/** A proxy shares people out without knowing of rooms. */
function placeAnywhere(members: number, nodes: number, random: () => number): readonly number[] {
  const placed = Array.from({ length: nodes }, () => 0);
  for (let n = 0; n < members; n += 1) {
    const node = Math.floor(random() * nodes);
    placed[node] = (placed[node] ?? 0) + 1;
  }
  return placed;
}
