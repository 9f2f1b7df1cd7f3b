/**
 * Two nodes that should be one server, by the extension's own client on each: they see each other, and
 * all that either says arrives at both in one order.
 *
 *     SERVER_URL_A=http://127.0.0.1:4000 SERVER_URL_B=http://127.0.0.1:4001 node test/contract/two-nodes.ts
 */
import { randomBytes } from 'node:crypto';
import { waitFor } from '../../scripts/browsers/wait-for.ts';
import { createMemoryDisk } from '../fakes/memory-disk.ts';
import { createNodeClient, type ClientRoom } from '../faults/process/node-client.ts';

/** Each; what a member may say at once. */
const MESSAGES = 10;
const WITHIN_MS = 30_000;

const { SERVER_URL_A: urlA, SERVER_URL_B: urlB } = process.env;
if (urlA === undefined || urlB === undefined) {
  console.error('Set SERVER_URL_A and SERVER_URL_B to the addresses of two nodes.');
  process.exitCode = 2;
} else {
  process.exitCode = (await meet(urlA, urlB)) ? 0 : 1;
}

/** Says how it went. False when something did not come in time, or in another order. */
async function meet(first: string, second: string): Promise<boolean> {
  const roomId = `nodes-${randomBytes(6).toString('hex')}`;
  const clients = [
    createNodeClient({
      name: 'Ada',
      serverUrl: first,
      roomIds: [roomId],
      disk: createMemoryDisk(),
    }),
    createNodeClient({
      name: 'Bea',
      serverUrl: second,
      roomIds: [roomId],
      disk: createMemoryDisk(),
    }),
  ];
  const rooms = clients.flatMap((client) => client.rooms);
  const began = performance.now();
  const tell = (what: string) =>
    console.log(`${Math.round(performance.now() - began)} ms: ${what}`);
  try {
    await everywhere(rooms, 'Ada and Bea to see each other', (room) =>
      ['Ada', 'Bea'].every((name) => namesIn(room).includes(name)),
    );
    tell('Ada on one node and Bea on the other see each other');
    for (const { author } of rooms) for (let n = 0; n < MESSAGES; n++) author.say();
    await everywhere(rooms, 'all messages', ({ witness }) => witness.lines.length === 2 * MESSAGES);
    tell(`${2 * MESSAGES} messages are on both`);
    const orders = new Set(
      rooms.map(({ witness }) => witness.lines.map(({ body }) => body).join()),
    );
    console.log(orders.size === 1 ? 'Both show them in the same order.' : 'Their order differs.');
    return orders.size === 1;
  } catch (error) {
    console.error(String(error));
    return false;
  } finally {
    for (const client of clients) await client.stop();
  }
}

function namesIn({ live }: ClientRoom): readonly (string | null)[] {
  return (live?.room.members ?? []).flatMap(({ metas }) => metas.map(({ name }) => name));
}

async function everywhere(
  rooms: readonly ClientRoom[],
  what: string,
  isSo: (room: ClientRoom) => boolean,
): Promise<void> {
  await waitFor(what, async () => (rooms.every(isSo) ? true : undefined), WITHIN_MS);
}
