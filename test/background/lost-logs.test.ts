import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;

beforeEach(() => {
  time = installVirtualTime();
});
afterEach(() => time.uninstall());

test('a message confirmed at a place that the log before had too is kept until it is heard', async () => {
  const server = createFakePhoenixServer(time);
  const ada = createPerson(server, time, 'ada');
  await time.advance(1_000);
  await ada.say('first');
  await time.advance(1_000);
  server.restart('lose');
  // Joined to the new log, of which no page arrives.
  server.faults.add('history', { kind: 'ignored' }, { times: 10 });
  await time.advance(2_000);
  await ada.say('second');
  await time.advance(1_000);
  expect(server.room('kitchen').log.messages).toMatchObject([{ body: 'second', seq: 1 }]);
  expect(ada.outgoing()).toEqual(['second: sent']);
  server.faults.clear();
  server.restart('lose');
  await time.advance(20_000);
  expect(ada.heard()).toEqual(['--history_restarted--', 'second']);
  expect(ada.outgoing()).toEqual([]);
});
