/**
 * N people are in one room and some of them talk, so many messages a second together: whether everybody
 * got each message once, how long they took, and what a socket costs. Figures: docs/performance.md.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadAverage, quantile, seconds, usedBy } from './figures.ts';
import { connectPeople, findServer, type LoadPerson } from './load-people.ts';

const USAGE = `node scripts/bench/busy-room.ts [--url URL] [--people N] [--rate N] [--seconds N]
                                  [--server-pid PID]
  --url         the server (default: $SERVER_URL, else http://127.0.0.1:4000)
  --people      how many are in the room (default: 1000)
  --rate        messages a second (default: 20)
  --seconds     for how long (default: 60)
  --server-pid  on this machine: what processor time and memory the server took`;

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: process.env['SERVER_URL'] ?? 'http://127.0.0.1:4000' },
    people: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    'server-pid': { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** Nobody may say more than five a second; twice as many people as needed stay far from that. */
const MESSAGES_A_SPEAKER = 2;
const HEARTBEAT_MS = 25_000;
/** How long a message may take before it counts as lost. */
const PATIENCE_MS = 60_000;

if (options.help) console.log(USAGE);
else process.exitCode = await talk(Number(options.people), Number(options.rate));

async function talk(count: number, rate: number): Promise<number> {
  const serverPid = options['server-pid'] === undefined ? null : Number(options['server-pid']);
  const server = await findServer(options.url);
  const room = server.announced ? `room:busy-${randomBytes(6).toString('hex')}` : 'room:lobby';
  const empty = usedBy(serverPid);
  const audience = createAudience(count);
  const people = await connectPeople(server, count, audience);
  const connected = usedBy(serverPid);
  for (const person of people) person.send(['1', '1', room, 'phx_join', { v: 1 }]);
  await audience.until(() => audience.here() === count);
  const joined = usedBy(serverPid);

  const total = rate * Number(options.seconds);
  const speakers = people.slice(0, Math.ceil(rate / MESSAGES_A_SPEAKER));
  // Who sends nothing for a minute is taken for gone, as on any Phoenix server.
  const beats = setInterval(() => {
    for (const person of people) person.send([null, 'beat', 'phoenix', 'heartbeat', {}]);
  }, HEARTBEAT_MS);
  await sayAtRate(speakers, room, total, rate);
  await audience.until(() => audience.heard() >= total * count);
  clearInterval(beats);
  const after = usedBy(serverPid);

  const result = audience.result(total);
  const figures = {
    people: count,
    messages: total,
    ...result,
    ...(serverPid !== null && {
      serverCpuShare: Number(
        ((after.cpuMs - joined.cpuMs) / (Number(options.seconds) * 1_000)).toFixed(2),
      ),
      megabytesEmpty: empty.megabytes,
      megabytesJoined: joined.megabytes,
      megabytesAfter: after.megabytes,
      kilobytesASocket: Math.round(((connected.megabytes - empty.megabytes) * 1_024) / count),
      kilobytesAMember: Math.round(((joined.megabytes - empty.megabytes) * 1_024) / count),
    }),
    loadAverage: loadAverage(),
  };
  console.log(JSON.stringify(figures));
  for (const person of people) person.destroy();
  return result.missing + result.twice + result.refused + result.closed === 0 ? 0 : 1;
}

/** A message says when it was sent, so that whoever gets it knows how long it took. */
async function sayAtRate(
  speakers: readonly LoadPerson[],
  room: string,
  total: number,
  rate: number,
): Promise<void> {
  const begun = performance.now();
  for (let n = 0; n < total; n++) {
    const dueMs = (n * 1_000) / rate;
    const waitMs = begun + dueMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const cid = randomBytes(16).toString('hex');
    const body = `${n} ${performance.now()}`;
    speakers[n % speakers.length]?.send(['1', `m${n}`, room, 'new_msg', { cid, body }]);
  }
}

/** What everybody heard. */
function createAudience(count: number) {
  const heardBy = Array.from({ length: count }, () => new Set<number>());
  const delays: number[] = [];
  const total = { heard: 0, twice: 0, refused: 0, closed: 0, here: 0 };
  let look = () => {};

  return {
    heard: () => total.heard,
    here: () => total.here,
    frame(index: number, { event, payload }: { event: string; payload: Payload }) {
      if (event === 'presence_state') total.here++;
      if (event === 'phx_reply' && payload['status'] !== 'ok') total.refused++;
      if (event === 'new_msg') hear(index, String(payload['body']));
      look();
    },
    closed() {
      total.closed++;
      look();
    },
    /** When this is so, or nothing came for too long, or somebody fell out. */
    until(isSo: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          look = () => {};
          resolve();
        };
        const timer = setTimeout(finish, PATIENCE_MS);
        look = () => {
          if (isSo() || total.closed > 0) finish();
          else timer.refresh();
        };
        look();
      });
    },
    result(messages: number) {
      return {
        missing: messages * count - total.heard,
        twice: total.twice,
        refused: total.refused,
        closed: total.closed,
        secondsP50: seconds(quantile(delays, 0.5)),
        secondsP99: seconds(quantile(delays, 0.99)),
      };
    },
  };

  function hear(index: number, body: string): void {
    const [number, sentAt] = body.split(' ').map(Number) as [number, number];
    const heard = heardBy[index];
    if (heard?.has(number)) total.twice++;
    else total.heard++;
    heard?.add(number);
    delays.push(performance.now() - sentAt);
  }
}

type Payload = Readonly<Record<string, unknown>>;
