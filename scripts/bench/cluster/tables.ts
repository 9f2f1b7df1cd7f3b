import { markdownTable } from '../markdown-table.ts';
import { seededRandom } from '../seeded-random.ts';
import { BYTES } from './frame-sizes.ts';
import { HABITS, ratesIn } from './habits.ts';
import { type ClusterFigures, type Plan, simulateCluster } from './simulate-cluster.ts';
import { type Kind, noLoad, simulateRoom, type Telling } from './simulate-room.ts';
import { isQuiet, pace } from './told-diffs.ts';

const SECONDS = 60;

/** As both servers do it. */
const OURS: Telling = { pace, isQuiet };
/** As they would, if large rooms were told all that small ones are. */
const EACH_TOLD: Telling = { ...OURS, isQuiet: () => false };
/** As `Phoenix.Presence` does it. */
const STOCK: Telling = { pace: () => 0, isQuiet: () => false };

/** docs/performance.md, "A busy room": 0.42 of a core for 20,000 deliveries a second, and memory a person. */
const DELIVERIES_A_CORE = 20_000 / 0.42;
const KILOBYTES_A_SOCKET = 59;

const whole = (value: number) => Math.round(value).toLocaleString('en');
/** Two digits that count. */
const short = (value: number) =>
  value >= 100 ? whole(Number(value.toPrecision(2))) : String(Number(value.toPrecision(2)));

/** Presence in rooms of several sizes, each on one node. */
function roomTable(seed: number): string {
  const head = ['people', 'changes', 'collected for', 'diffs to each', 'one by one', 'kB to each'];
  const more = ['MB to all', 'each told: MB to all', 'all join at once'];
  const lines = [100, 1_000, 2_500, 10_000].map((members) => {
    const { joins, leaves, states } = ratesIn(members, HABITS);
    const [ours, stock, eachTold] = [OURS, STOCK, EACH_TOLD].map((telling) =>
      toEach(members, telling, seed),
    );
    return [
      whole(members),
      short(joins + leaves + states),
      `${whole(pace(members))} ms`,
      short(ours?.frames ?? 0),
      short(stock?.frames ?? 0),
      short((ours?.bytes ?? 0) / 1e3),
      short(((ours?.bytes ?? 0) * members) / 1e6),
      short(((eachTold?.bytes ?? 0) * members) / 1e6),
      `${short((members ** 2 * BYTES.person) / 1e6)} MB`,
    ];
  });
  return markdownTable([...head, ...more], lines);
}

/** Diffs in a second, and their bytes. */
function toEach(members: number, telling: Telling, seed: number) {
  const loads = [noLoad()];
  const run = { seconds: SECONDS, random: seededRandom(seed), loads };
  simulateRoom([members], HABITS, telling, run);
  const { frames, bytes } = (loads[0] ?? noLoad()).sent.diffs;
  return { frames: frames / members / SECONDS, bytes: bytes / members / SECONDS };
}

const KINDS: Readonly<Record<Kind, string>> = {
  diffs: 'presence diffs',
  typing: 'typing',
  messages: 'messages',
  welcomes: 'answers to joins, with rosters and history',
  rest: 'other answers, heartbeats, room ticks',
};

/** What goes to all the people, and how much of it is the largest room. */
function kindTable(seed: number, { sent }: ClusterFigures): string {
  const loads = [noLoad()];
  const run = { seconds: SECONDS, random: seededRandom(seed), loads };
  simulateRoom([HABITS.largestRoom], HABITS, OURS, run);
  const largest = (loads[0] ?? noLoad()).sent;
  const lines = (Object.keys(KINDS) as Kind[]).map((kind) => [
    KINDS[kind],
    short(sent[kind].frames),
    short(sent[kind].bytes / 1e6),
    short(largest[kind].frames / SECONDS),
    short(largest[kind].bytes / SECONDS / 1e6),
  ]);
  const head = ['what', 'frames', 'MB', `frames, largest room`, 'MB, largest room'];
  return markdownTable(head, lines);
}

const TEN = { nodes: 10, clusters: 1 };
const PLANS: readonly (readonly [string, Plan, Telling])[] = [
  ['4 nodes', { nodes: 4, clusters: 1 }, OURS],
  ['10 nodes', TEN, OURS],
  ['20 nodes', { nodes: 20, clusters: 1 }, OURS],
  ['20 nodes in 5 clusters', { nodes: 20, clusters: 5 }, OURS],
  ['10 nodes, each change told', TEN, EACH_TOLD],
  ['10 nodes, each told by itself', TEN, STOCK],
];

/** All the people on several plans; each figure is a node's. */
function planTable(figures: readonly (readonly [string, ClusterFigures])[]): string {
  const head = ['plan', 'sockets', 'memory', 'frames', 'cores', 'MB to people', 'busiest node'];
  const more = ['MB from nodes', 'changes heard of'];
  const lines = figures.map(([name, { node }]) => [
    name,
    whole(node.sockets),
    `${short((node.sockets * KILOBYTES_A_SOCKET) / 1e6)} GB`,
    short(node.frames),
    short(node.frames / DELIVERIES_A_CORE),
    short(node.bytes / 1e6),
    `× ${node.busiest.toFixed(1)}`,
    short(node.heardBytes / 1e6),
    short(node.changes),
  ]);
  return markdownTable([...head, ...more], lines);
}

function databaseTable({ rooms, writes, ticks }: ClusterFigures): string {
  const joins = HABITS.people / HABITS.staySeconds;
  return markdownTable(
    ['what', 'how many', 'what the database does for one'],
    [
      [
        'messages',
        short(writes),
        'UPDATE of the room, SELECT of the cid, INSERT with 3 indexes, COMMIT',
      ],
      ['joins', short(joins), '6 SELECTs, shared by who asks the same at once on a node'],
      [
        `ticks of ${whole(rooms)} rooms`,
        short(ticks),
        '1 SELECT for each node that has somebody in the room',
      ],
      ['changes, typing', short(joins * 2 + HABITS.people / HABITS.stateSeconds), 'nothing'],
    ],
  );
}

/** All that docs/scale.md has of the simulation. Every figure is of one second. */
export function scaleTables(seed: number): readonly string[] {
  const figures = PLANS.map(([name, plan, telling]) => {
    const run = { seconds: SECONDS, seed };
    return [name, simulateCluster(HABITS, telling, plan, run)] as const;
  });
  const [, ten] = figures.find(([name]) => name === '10 nodes') ?? [];
  if (!ten) throw new Error('There is no plan of ten nodes.');
  return [roomTable(seed), kindTable(seed, ten), planTable(figures), databaseTable(ten)];
}
