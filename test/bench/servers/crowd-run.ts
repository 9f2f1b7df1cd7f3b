import { randomBytes } from 'node:crypto';
import { createCrowd, type CrowdResult } from '../../../scripts/bench/crowd.ts';
import { quantile, usedBy } from '../../../scripts/bench/figures.ts';
import {
  connectPeople,
  findServer,
  type LoadListener,
  type LoadPerson,
} from '../../../scripts/bench/load-people.ts';

/** What N people in one room of a server were like. */
export interface CrowdRun {
  readonly storm: CrowdResult;
  /** Null where the server's process is not ours to look at. */
  readonly kilobytesASocket: number | null;
  /** Null where not everybody was in. */
  readonly fanOut: { readonly deliveriesASecond: number; readonly p99Ms: number } | null;
}

export interface CrowdOptions {
  readonly url: string;
  readonly pid: number | null;
  readonly count: number;
  /** For how long something is said to all, again and again. */
  readonly talkMs: number;
  readonly patienceMs: number;
  /** The server knows no rooms: nobody joins, and anything that is sent goes to all. */
  readonly isBare?: boolean;
}

const SETTLE_MS = 1_000;
/** A message that nobody hears is a failure, not a wait without end. */
const HEAR_MS = 20_000;
const BODY = 'Have you got to the part about the lenses?';

/** All of them connect, join at once, and then hear what is said. */
export async function runCrowd(options: CrowdOptions): Promise<CrowdRun> {
  const { url, pid, count, talkMs, patienceMs, isBare = false } = options;
  const server = await findServer(url);
  const room = server.announced ? `room:bench-${randomBytes(6).toString('hex')}` : 'room:lobby';
  const crowd = createCrowd(count, () => {});
  const stage: { listener: LoadListener } = { listener: crowd };
  const empty = usedBy(pid).megabytes;
  const people = await connectPeople(server, count, {
    frame: (index, frame) => stage.listener.frame(index, frame),
    closed: (index, code) => stage.listener.closed(index, code),
  });
  try {
    crowd.begin();
    if (!isBare) {
      for (const person of people) person.send(['1', '1', room, 'phx_join', { v: 1 }]);
      await crowd.over(patienceMs);
    }
    const storm = crowd.result();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const kilobytes = ((usedBy(pid).megabytes - empty) * 1_024) / count;
    const isIn = isBare || storm.complete === count;
    return {
      storm,
      kilobytesASocket: pid === null ? null : kilobytes,
      fanOut: isIn ? await sayToAll(stage, people, room, talkMs) : null,
    };
  } finally {
    stage.listener = { frame() {}, closed() {} };
    for (const person of people) person.destroy();
  }
}

/** The next is said when everybody has heard the last: so it is the server that sets the pace. */
async function sayToAll(
  stage: { listener: LoadListener },
  people: readonly LoadPerson[],
  room: string,
  talkMs: number,
) {
  const delays: number[] = [];
  let heard = 0;
  let saidAt = 0;
  let all = () => {};
  stage.listener = {
    frame(_index, { event }) {
      if (event !== 'new_msg') return;
      delays.push(performance.now() - saidAt);
      heard += 1;
      if (heard === people.length) all();
    },
    closed() {},
  };
  const begun = performance.now();
  // Nobody may say more than ten in a row.
  const most = people.length * 8;
  let round = 0;
  for (; round < most && performance.now() - begun < talkMs; round += 1) {
    heard = 0;
    const done = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${heard} heard round ${round}`)), HEAR_MS);
      all = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    saidAt = performance.now();
    const cid = randomBytes(16).toString('hex');
    people[round % people.length]?.send(['1', `m${round}`, room, 'new_msg', { cid, body: BODY }]);
    await done;
  }
  const seconds = (performance.now() - begun) / 1_000;
  return {
    deliveriesASecond: (round * people.length) / seconds,
    p99Ms: quantile(delays, 0.99),
  };
}
