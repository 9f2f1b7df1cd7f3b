import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinRoom, type RoomLink } from '../../lib/socket/join-room.ts';
import { openSocket, type RoomSocket } from '../../lib/socket/open-socket.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

const MINUTE = 60_000;

let time: VirtualTime;
let server: FakePhoenixServer;
let socket: RoomSocket;
let link: RoomLink;
/** How it went, in order: `joined`, `down`, `refused banned`. */
let told: string[];

beforeEach(async () => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
  told = [];
  socket = openSocket({
    prepare: () => Promise.resolve(server.endpoint('ada')),
    diagnose: () => Promise.resolve('unreachable'),
    watched: () => true,
    transport: server.transport,
    clock: time,
  });
  const quiet = () => {};
  const events = {
    ...{ params: () => ({}), socket: quiet, joining: quiet, signal: quiet, putOff: quiet },
    joined: () => void told.push('joined'),
    down: () => void told.push('down'),
    refused: ({ reason }: { reason: string }) => void told.push(`refused ${reason}`),
  };
  link = joinRoom(socket, 'kitchen', events, time);
  await time.advance(100);
  expect(told).toEqual(['joined']);
});
afterEach(() => {
  link.leave();
  socket.close();
  time.uninstall();
});

/** The server's word, to one join or, as a broadcast, to none. */
async function hear(joinRef: string | null): Promise<void> {
  const payload = { reason: 'banned' };
  server.sendRaw(JSON.stringify([joinRef, null, 'room:kitchen', 'moderated', payload]));
  await time.advance(MINUTE);
}
const ourJoin = () => [...server.room('kitchen').channels][0]?.joinRef ?? '';
const joins = () => server.received.filter(({ event }) => event === 'phx_join').length;

test('who is shown out does not come back by themselves, not even after a reconnect', async () => {
  await hear(ourJoin());
  expect(told).toEqual(['joined', 'down', 'refused banned']);
  server.dropConnections();
  await time.advance(MINUTE);
  expect(joins()).toBe(1);
});

test('who is shown out comes back when they want to', async () => {
  await hear(ourJoin());
  link.retry();
  await time.advance(MINUTE);
  expect(joins()).toBe(2);
  expect(told.at(-1)).toBe('joined');
});

test('nobody is shown out by a broadcast: another member may have made the server pass it on', async () => {
  await hear(null);
  expect(told).toEqual(['joined']);
  expect(link.joined).toBe(true);
});
