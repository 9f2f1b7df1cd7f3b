import { startEmbeddedServer, type EmbeddedServer } from '../../e2e/embedded-server.ts';
import { createMemoryDisk } from '../../fakes/memory-disk.ts';
import { checkDelivery } from '../check-delivery.ts';
import { addFaults, addRecoveries, addReport, createTally, type Tally } from '../tally.ts';
import { startTcpProxy } from '../tcp-proxy.ts';
import { createIndexedDisk } from './client-disk.ts';
import * as trouble from './client-trouble.ts';
import type { Trouble, Way } from './client-trouble.ts';
import { createNodeClient } from './node-client.ts';
import { readServerLog } from '../read-server-log.ts';

export interface ProcessRun {
  readonly messages: number;
  /** At least so many. */
  readonly cuts: number;
  readonly kills: number;
  /** Kills after everybody was well for 10 s: only those show how fast everybody is back. */
  readonly quietKills: number;
  /** Messages are spread over so long, ms. */
  readonly spreadMs: number;
}

const SENDERS = 4;
const READERS = 6;
/** A member may say 5 a second in each; all four together fit into what a socket may send. */
const ROOMS = ['attic', 'cellar', 'garden', 'kitchen'];
/** Cuts in a row before a connection gets the time to prove itself. */
const CUTS_IN_A_ROW = 3;
/** Older connections count as good: the next attempt comes soon. */
const PROVEN_MS = 10_500;
const BREAKING = /cut|death|stall/;
/** The other troubles take so long. */
const LASTING_MS = 2_000;
const CALM_WITHIN_MS = 90_000;
/** What waits on one client in one room, before its author takes a break. */
const BACKLOG = 40;

/** Runs the suite against a server of its own. */
export async function runProcess(
  run: ProcessRun,
  random: () => number = Math.random,
): Promise<{ tally: Tally; problems: readonly string[] }> {
  const server = await startEmbeddedServer();
  const ways = await Promise.all(
    Array.from({ length: SENDERS + READERS }, (_, i) => openWay(server.url, i)),
  );
  const tally = createTally(
    `processes: ${SENDERS} senders and ${READERS} readers in ${ROOMS.length} rooms`,
  );
  try {
    const problems = await play({ run, server, ways, tally, random });
    return { tally, problems };
  } finally {
    for (const { client, proxy } of ways) {
      await client.stop();
      await proxy.stop();
    }
    await server.stop();
  }
}

async function openWay(serverUrl: string, i: number): Promise<Way> {
  const sends = i < SENDERS;
  const name = sends ? `sender-${i + 1}` : `reader-${i + 1 - SENDERS}`;
  const proxy = await startTcpProxy(serverUrl);
  // One with the real stores: they cost more time than the rest of a client.
  const disk = i === 0 ? createIndexedDisk(name) : createMemoryDisk();
  return {
    sends,
    proxy,
    client: createNodeClient({ name, serverUrl: proxy.url, roomIds: ROOMS, disk }),
  };
}

interface Stage {
  readonly run: ProcessRun;
  readonly server: EmbeddedServer;
  readonly ways: readonly Way[];
  readonly tally: Tally;
  readonly random: () => number;
}

async function play(stage: Stage): Promise<readonly string[]> {
  const { run, server, ways, tally, random } = stage;
  const state = { cuts: 0, quiet: false, over: false };
  const count = (fault: string) => addFaults(tally, [[fault, 1]]);
  if (!(await calm(ways, 20_000))) throw new Error('The rooms do not even begin.');

  async function afflict(way: Way): Promise<void> {
    while (!state.over) {
      for (let i = 0; i < CUTS_IN_A_ROW && !state.over && !state.quiet; i++) {
        const after = i === 0 ? 'cut' : 'cut again within 10 s';
        const name = await suffer(way, trouble.cut, after);
        if (name !== null) state.cuts++;
      }
      if (!state.over && !state.quiet) await suffer(way, otherTrouble(way, random));
      await pause(PROVEN_MS + random() * 1_000, () => state.over);
    }
  }

  /** Lets something go wrong, and waits until the client has caught up. */
  async function suffer(way: Way, what: Trouble, after?: string): Promise<string | null> {
    if (!(await until(() => state.over || isCaughtUp(way, ways), CALM_WITHIN_MS))) return null;
    if (state.over || state.quiet) return null;
    const before = way.client.rooms.map(({ joins }) => joins);
    const name = await what(way, random);
    const at = performance.now();
    count(name);
    // What breaks a connection is over only once the rooms are joined again.
    const isBack = () => way.client.rooms.every(({ joins }, i) => joins > (before[i] ?? 0));
    if (!BREAKING.test(name)) await pause(LASTING_MS, () => false);
    else if (await until(() => isBack() && isCaughtUp(way, ways), CALM_WITHIN_MS)) {
      addRecoveries(tally, `${after ?? name} → caught up`, [performance.now() - at]);
    }
    return name;
  }

  /** Only where everybody was well before, the time until everybody is back says something. */
  async function kill(isMeasured: boolean): Promise<void> {
    await server.kill();
    await pause(random() * 1_000, () => false);
    await server.start();
    const at = performance.now();
    count('server killed');
    if (!isMeasured) return;
    await until(() => ways.every((way) => isCaughtUp(way, ways)), CALM_WITHIN_MS);
    addRecoveries(tally, 'server back → all caught up', [performance.now() - at]);
  }

  async function killNowAndThen(): Promise<void> {
    const loud = run.kills - run.quietKills;
    for (let i = 0; i < run.kills; i++) {
      await pause(run.spreadMs / (run.kills + 1), () => false);
      if (i < loud) {
        await kill(false);
        continue;
      }
      state.quiet = true;
      await until(() => ways.every((way) => isCaughtUp(way, ways)), CALM_WITHIN_MS);
      await pause(PROVEN_MS, () => false);
      await kill(true);
      state.quiet = false;
    }
    await until(() => state.cuts >= run.cuts, run.spreadMs * 3);
  }

  const lanes = ways.filter(({ sends }) => sends).flatMap(({ client }) => client.rooms);
  const perLane = Math.ceil(run.messages / lanes.length);
  const talking = lanes.map(async (room, i) => {
    const { author } = room;
    await pause((run.spreadMs / perLane) * (i / lanes.length), () => false);
    for (let n = 0; n < perLane; n++) {
      author.say();
      await pause(run.spreadMs / perLane, () => false);
      await until(() => author.waiting.length + (room.live?.room.outgoing.length ?? 0) < BACKLOG);
    }
  });
  const troubles = ways.map(afflict);
  await Promise.all([...talking, killNowAndThen()]);
  state.over = true;
  await Promise.all(troubles);
  const settled = await calm(ways, CALM_WITHIN_MS);
  return [...(settled ? [] : [describe(ways)]), ...(await judge(stage))];
}

/** Judges each room by what every client saw and by the server's file. */
async function judge({ server, ways, tally, run }: Stage): Promise<readonly string[]> {
  await server.kill();
  const problems: string[] = [];
  for (const [i, roomId] of ROOMS.entries()) {
    const accepted = ways.flatMap(({ client }) => client.rooms[i]?.author.accepted ?? []);
    const seen = new Map(
      ways.map(({ client }) => [client.name, client.rooms[i]?.witness.lines ?? []]),
    );
    const log = readServerLog(server.dataFile, roomId);
    seen.set(
      "the server's file",
      log.map((line) => ({ ...line, by: `${line.by}:${roomId}` })),
    );
    const report = checkDelivery({ accepted, seen });
    addReport(tally, report);
    problems.push(...report.problems);
  }
  if (tally.messages < run.messages) problems.push(`only ${tally.messages} messages were accepted`);
  return problems;
}

function otherTrouble({ sends }: Way, random: () => number): Trouble {
  const often = [trouble.die, trouble.die, trouble.delay, trouble.slice, trouble.sleepAndWake];
  // Who only reads finds a half-open connection by the next heartbeat, in 40 s at most.
  return trouble.pick(sends ? [...often, trouble.stall] : often, random);
}

/** In every room, with everything that anybody else has seen by now. */
function isCaughtUp({ client }: Way, ways: readonly Way[]): boolean {
  return client.rooms.every(({ live, witness }, i) => {
    const furthest = Math.max(...ways.map((way) => way.client.rooms[i]?.witness.lines.length ?? 0));
    // What is under way to everybody at this moment is nobody's delay.
    return live?.room.connection.status === 'online' && witness.lines.length >= furthest - 2;
  });
}

/** Everybody has everything, and nothing is on its way. */
function calm(ways: readonly Way[], withinMs: number): Promise<boolean> {
  const isCalm = () => {
    const totals = ROOMS.map((_, i) =>
      ways.reduce((sum, { client }) => sum + (client.rooms[i]?.author.accepted.length ?? 0), 0),
    );
    return ways.every(({ client }) =>
      client.rooms.every(
        ({ live, author, witness }, i) =>
          live?.room.connection.status === 'online' &&
          author.waiting.length === 0 &&
          live.room.outgoing.length === 0 &&
          witness.lines.length >= (totals[i] ?? 0),
      ),
    );
  };
  return until(isCalm, withinMs);
}

function describe(ways: readonly Way[]): string {
  const states = ways.map(({ client }) => {
    const rooms = client.rooms.map(
      ({ roomId, live, author, witness }) =>
        `${roomId} ${live?.room.connection.status}, saw ${witness.lines.length}, sends ${live?.room.outgoing.length}, types ${author.waiting.length}`,
    );
    return `${client.name}: ${rooms.join('; ')}`;
  });
  return `never calm again:\n${states.join('\n')}`;
}

const POLL_MS = 20;

async function until(isSo: () => boolean, withinMs = Infinity): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

/** Waits, unless it is over before. */
async function pause(ms: number, isOver: () => boolean): Promise<void> {
  await until(isOver, ms);
}
