import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, replay, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let ada: Person;

beforeEach(() => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
});
afterEach(() => time.uninstall());

/** Ada and Grace are in the kitchen. */
async function both(): Promise<Person> {
  ada = createPerson(server, time, 'ada');
  const grace = createPerson(server, time, 'grace');
  await time.advance(1_000);
  return grace;
}

describe('two people in a room', () => {
  test('they see each other and what each says', async () => {
    const grace = await both();
    await ada.say('hello');
    await time.advance(500);
    await grace.say('hi');
    await time.advance(500);
    expect(ada.people()).toEqual(['ada', 'grace']);
    expect(grace.people()).toEqual(['ada', 'grace']);
    expect(ada.heard()).toEqual(['hello', 'hi']);
    expect(grace.heard()).toEqual(['hello', 'hi']);
    expect(ada.outgoing()).toEqual([]);
    expect(ada.room.connection).toEqual({ status: 'online' });
    expect(replay(ada.events)).toEqual(ada.room);
  });
});
