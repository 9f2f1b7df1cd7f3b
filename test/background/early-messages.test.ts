import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;

beforeEach(() => {
  time = installVirtualTime();
});
afterEach(() => time.uninstall());

test('a message that overtakes the reply to a join has its author and its place in the log', async () => {
  const server = createFakePhoenixServer(time);
  server.faults.add('phx_join', { kind: 'late_reply', ms: 3_000 });
  const ada = createPerson(server, time, 'ada');
  await time.advance(1_000);
  server.room('kitchen').say('grace', 'first');
  await time.advance(3_000);
  server.room('kitchen').say('grace', 'second');
  await time.advance(1_000);
  expect(ada.room.timeline).toMatchObject([
    { body: 'first', seq: 1, from: { id: 'grace', verified: true } },
    { body: 'second', seq: 2, from: { id: 'grace', verified: true } },
  ]);
});

test('a message heard in a join whose reply never comes is there once, by the next join', async () => {
  const server = createFakePhoenixServer(time);
  server.faults.add('phx_join', { kind: 'no_reply' });
  const ada = createPerson(server, time, 'ada');
  await time.advance(1_000);
  server.room('kitchen').say('grace', 'first');
  await time.advance(500);
  expect(ada.heard()).toEqual([]);
  await time.advance(15_000);
  expect(ada.room.timeline).toMatchObject([{ body: 'first', seq: 1, from: { id: 'grace' } }]);
});

test('on a server without a log it is shown once the join is answered', async () => {
  const server = createFakePhoenixServer(time, 'guide');
  const ada = createPerson(server, time, 'ada');
  await time.advance(1_000);
  server.dropConnections();
  server.tampering.add('phx_reply', { lateMs: 3_000 }, { times: 5 });
  await time.advance(3_000);
  server.room('kitchen').say('grace', 'hello');
  await time.advance(6_000);
  expect(ada.heard()).toContain('hello');
});
