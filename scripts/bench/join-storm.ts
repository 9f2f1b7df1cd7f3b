/**
 * N people join one room at once: how long until each of them was told of all N, and by how many frames.
 * The server runs already, on this machine or another. Figures: docs/performance.md.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createCrowd } from './crowd.ts';
import { loadAverage, seconds, usedBy } from './figures.ts';
import { connectPeople, findServer } from './load-people.ts';

const USAGE = `node scripts/bench/join-storm.ts [--url URL] [--people N] [--history] [--patience SECONDS]
                                   [--server-pid PID]
  --url         the server (default: $SERVER_URL, else http://127.0.0.1:4000)
  --people      how many join at once (default: 1000)
  --history     each asks for the room's history after joining, as the extension does
  --patience    after so many seconds it is over (default: 60)
  --server-pid  on this machine: what processor time and memory the server took`;

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: process.env['SERVER_URL'] ?? 'http://127.0.0.1:4000' },
    people: { type: 'string', default: '1000' },
    history: { type: 'boolean', default: false },
    patience: { type: 'string', default: '60' },
    'server-pid': { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (options.help) console.log(USAGE);
else process.exitCode = await storm(Number(options.people), Number(options.patience) * 1_000);

async function storm(count: number, patienceMs: number): Promise<number> {
  const serverPid = options['server-pid'] === undefined ? null : Number(options['server-pid']);
  const server = await findServer(options.url);
  const room = server.announced ? `room:storm-${randomBytes(6).toString('hex')}` : 'room:lobby';
  const crowd = createCrowd(count, (index) => {
    const question = ['1', '2', room, 'history', { after_seq: 0, limit: 200 }];
    if (options.history) people[index]?.send(question);
  });
  const people = await connectPeople(server, count, crowd);

  const before = { client: usedBy(process.pid), server: usedBy(serverPid) };
  crowd.begin();
  for (const person of people) person.send(['1', '1', room, 'phx_join', { v: 1 }]);
  await crowd.over(patienceMs);
  const after = { client: usedBy(process.pid), server: usedBy(serverPid) };

  const result = crowd.result();
  const figures = {
    ...result,
    clientCpuSeconds: seconds(after.client.cpuMs - before.client.cpuMs),
    ...(serverPid !== null && {
      serverCpuSeconds: seconds(after.server.cpuMs - before.server.cpuMs),
      serverMegabytes: after.server.megabytes,
    }),
    loadAverage: loadAverage(),
  };
  console.log(JSON.stringify(figures));
  for (const person of people) person.destroy();
  return result.complete === count && result.refused + result.closed === 0 ? 0 : 1;
}
