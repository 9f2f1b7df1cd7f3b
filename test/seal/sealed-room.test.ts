import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromBase64url } from '../../lib/crypto/base64url.ts';
import { deriveRoomKeys, type RoomKeys } from '../../lib/crypto/room-keys.ts';
import { makeSigningKeys, type SigningKeys } from '../../lib/crypto/signing.ts';
import type { KeyStore } from '../../lib/crypto/key-store.ts';
import { createSealing } from '../../lib/seal/sealing.ts';
import type { Message, Rung } from '../../lib/room/types.ts';
import type { ChangeRequest } from '../../lib/wire/build.ts';
import { type BusyCrypto, watchCrypto } from '../fakes/busy-crypto.ts';
import { ROOT } from '../fakes/fake-background.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, replay, type Person } from '../fakes/fake-person.ts';
import { LOCAL } from '../fakes/samples.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

const keys = await deriveRoomKeys(fromBase64url(ROOT) ?? new Uint8Array());
const VAULT = { serverUrl: LOCAL, roomId: keys.roomId };

let time: VirtualTime;
let server: FakePhoenixServer;
let people: Person[];
let busy: BusyCrypto;

function open(rung: Rung): void {
  server = createFakePhoenixServer(time, rung);
}

beforeEach(() => {
  time = installVirtualTime();
  busy = watchCrypto();
  people = [];
  open('roomlight');
});
afterEach(() => {
  for (const { events, room } of people) expect(replay(events, VAULT)).toEqual(room);
  busy.stop();
  time.uninstall();
});

/** What is sealed and opened takes real time, more of it where a machine is busy: it is waited for. */
async function pass(ms = 1_500): Promise<void> {
  for (let step = 0; step < 10; step++) {
    await time.advance(ms / 10);
    await busy.settled();
  }
}

/** `signing`: null in a browser that can't sign. */
async function come(
  id: string,
  signing?: SigningKeys | null,
  by: RoomKeys = keys,
): Promise<Person> {
  const ours = signing === undefined ? await makeSigningKeys() : signing;
  const kept = { ...by, roomId: keys.roomId, root: null, label: null };
  const store: KeyStore = {
    add: () => Promise.resolve(null),
    find: () => Promise.resolve(kept),
    forgetRoot: () => Promise.resolve(),
    erase: () => Promise.resolve(),
    signing: () => Promise.resolve(ours),
  };
  const sealing = createSealing(store);
  const person = createPerson(server, time, id, {
    address: VAULT,
    sealing: () => Promise.resolve(sealing),
  });
  person.name = `${id} Lovelace`;
  people.push(person);
  await pass();
  return person;
}

const messages = ({ room }: Person) =>
  room.timeline.filter((item): item is Message => item.kind === 'message');
const states = (person: Person) => messages(person).map(({ body, seal }) => [body, seal?.state]);
const keyOf = (person: Person, body: string) =>
  messages(person).find((message) => message.body === body)?.key ?? '';

/** Every body that went over the wire. */
const sent = () =>
  server.received
    .filter(({ event }) => event === 'new_msg')
    .map(({ payload }) => (payload as { body: string }).body);

type Wish = ChangeRequest extends infer T ? (T extends unknown ? Omit<T, 'cid'> : never) : never;
let changes = 0;
async function change(by: Person, wish: Wish) {
  const cid = `change-${String(++changes).padStart(20, '0')}`;
  const outcome = by.live.change({ ...wish, cid });
  await pass();
  return outcome;
}

describe.each<Rung>(['article', 'echo', 'roomlight'])(
  'an encrypted room on the %s rung',
  (rung) => {
    beforeEach(() => open(rung));

    test('is read by those who have its root, with what was done to each message', async () => {
      const [ada, bea] = [await come('ada'), await come('bea')];
      await ada.say('attack at dawn');
      await ada.say('oops');
      await pass();
      expect(bea.heard()).toEqual(['attack at dawn', 'oops']);
      expect(ada.outgoing()).toEqual([]);
      const [dawn, oops] = [keyOf(bea, 'attack at dawn'), keyOf(bea, 'oops')];
      expect(await change(ada, { type: 'edit', key: dawn, body: 'attack at noon' })).toBeNull();
      expect(await change(ada, { type: 'delete', key: oops })).toBeNull();
      expect(await change(bea, { type: 'react', key: dawn, emoji: '👍', on: true })).toBeNull();
      for (const person of [ada, bea]) {
        expect(messages(person)).toMatchObject([
          { body: 'attack at noon', from: { name: 'ada Lovelace' }, seal: { state: 'signed' } },
          { body: '', deleted: true },
        ]);
        expect(messages(person)[0]?.reactions?.[0]).toMatchObject({ emoji: '👍' });
      }
      expect(messages(ada).map(({ own }) => own)).toEqual([true, true]);
      expect(messages(bea).map(({ own }) => own)).toEqual([false, false]);
    });

    test('tells the server no text, no name and no face, and everything it sends is in steps of 64 bytes', async () => {
      const [ada, bea] = [await come('ada'), await come('bea')];
      await ada.say('attack at dawn');
      await pass();
      bea.name = 'Beatrix';
      bea.live.selfChanged();
      await pass(3_000);
      const wire = JSON.stringify(server.received.map(({ event, payload }) => [event, payload]));
      expect(wire).not.toMatch(/attack|dawn|Lovelace|Beatrix|"name"|"face"|"state"/);
      for (const body of sent()) expect(sizeOf(body) % 64).toBe(0);
      expect(sent().length).toBeGreaterThan(0);
    });

    test('only who wrote a message changes it', async () => {
      const [ada, bea] = [await come('ada'), await come('bea')];
      await ada.say('mine');
      await pass();
      const id = keyOf(bea, 'mine');
      await change(bea, { type: 'edit', key: id, body: 'stolen' });
      await change(bea, { type: 'delete', key: id });
      expect(messages(ada)).toMatchObject([{ body: 'mine' }]);
      expect(messages(bea)).toMatchObject([{ body: 'mine' }]);
    });

    test('what is not encrypted, can’t be opened, or comes again, is said in a line each', async () => {
      const [ada, bea] = [await come('ada'), await come('bea')];
      const other = await deriveRoomKeys(new Uint8Array(32).fill(9));
      await ada.say('once');
      await pass();
      const room = server.room(VAULT.roomId);
      const [first = ''] = sent();
      const swapped = first.slice(0, -2) + (first.endsWith('AA') ? 'BB' : 'AA');
      await come('outsider', null, other).then((outsider) => outsider.say('psst'));
      await pass();
      for (const body of ['I am Ada', swapped, first, first]) room.say('mallory', body);
      await pass(3_000);
      expect(states(bea)).toEqual([
        ['once', 'signed'],
        ['', 'unreadable'],
        ['I am Ada', 'plain'],
        ['', 'unreadable'],
        ['', 'replayed'],
        ['', 'replayed'],
      ]);
      expect(messages(bea).filter(({ own }) => own)).toEqual([]);
    });
  },
);

describe('an encrypted room', () => {
  test('names its people to each other only', async () => {
    const [ada] = [await come('ada'), await come('bea')];
    await pass(3_000);
    expect(ada.room.members.map(({ metas }) => metas[0]?.name)).toEqual([
      'ada Lovelace',
      'bea Lovelace',
    ]);
    const told = server.received.filter(({ event }) => /join|presence/.test(event));
    expect(JSON.stringify(told)).not.toContain('Lovelace');
  });

  test('is not entered without its key, and nothing is said there', async () => {
    const nothing = createSealing({
      add: () => Promise.resolve(null),
      find: () => Promise.resolve(null),
      forgetRoot: () => Promise.resolve(),
      erase: () => Promise.resolve(),
      signing: () => Promise.resolve(null),
    });
    const eve = createPerson(server, time, 'eve', {
      address: VAULT,
      sealing: () => Promise.resolve(nothing),
    });
    people.push(eve);
    await pass();
    expect(eve.room.connection).toEqual({ status: 'refused', reason: 'no_key' });
    await expect(eve.say('hello?')).rejects.toThrow('refused_no_key');
    expect(server.received.filter(({ topic }) => topic !== 'phoenix')).toEqual([]);
  });

  test('is as it was in the next life: a replay is one still, what the log tells again is none', async () => {
    const [ada, bea] = [await come('ada'), await come('bea')];
    for (const body of ['one', 'two', 'three']) await ada.say(body);
    await pass();
    await change(ada, { type: 'edit', key: keyOf(ada, 'one'), body: 'uno' });
    const [first = ''] = sent();
    bea.die();
    await ada.say('four');
    await pass();
    bea.revive();
    await pass(3_000);
    expect(bea.heard()).toEqual(['uno', 'two', 'three', 'four']);
    void bea.live.loadOlder();
    await pass();
    server.room(VAULT.roomId).say('mallory', first);
    await pass();
    expect(states(bea).slice(3)).toEqual([
      ['four', 'signed'],
      ['', 'replayed'],
    ]);
    const late = await come('late');
    await pass(3_000);
    expect(late.heard().slice(0, 4)).toEqual(['uno', 'two', 'three', 'four']);
  });

  test('says when somebody signs with another key than before', async () => {
    const [ada, bea] = [await come('ada'), await come('bea')];
    await ada.say('it is me');
    await pass();
    const [signer] = bea.room.signers;
    expect(signer).toMatchObject({ memberId: 'ada', isChanged: false });
    await bea.say('and me');
    await pass();
    expect(ada.room.signers[0]?.safety).toEqual(signer?.safety);
    expect(signer?.safety).toHaveLength(6);

    ada.die();
    const again = await come('ada', await makeSigningKeys());
    // The first has the cid of what the other one said, and is no new message.
    for (const body of ['it is me', 'me too']) await again.say(body);
    await pass();
    expect(bea.room.signers).toMatchObject([{ memberId: 'ada', isChanged: true }]);
    expect(messages(bea).at(-1)).toMatchObject({ body: 'me too', seal: { isOtherKey: true } });
  });

  test('is spoken in by a browser that can’t sign, too', async () => {
    const [ada, bea] = [await come('ada', null), await come('bea')];
    await ada.say('hello');
    await pass();
    expect(states(bea)).toEqual([['hello', 'unsigned']]);
    expect(messages(ada)[0]?.own).toBe(true);
  });

  test('does not believe a server that says who has said, edited or deleted something', async () => {
    const [ada, bea] = [await come('ada'), await come('bea')];
    await ada.say('mine');
    await pass();
    const { log } = server.room(VAULT.roomId);
    const [{ id = '' } = {}] = log.messages;
    const from = { id: 'ada', name: 'Ada' };
    for (const type of ['msg_edited', 'msg_deleted'] as const) {
      const entry = log.change({ type, id, cid: 'x', from, body: 'forged', ts: 1 });
      server.sendRaw(JSON.stringify([null, null, `room:${VAULT.roomId}`, type, entry]));
    }
    server.room(VAULT.roomId).say('bea', (sent()[0] ?? '').replace('e1.', 'e1.A'));
    await pass();
    expect(bea.heard()).toEqual(['mine', '']);
    expect(messages(bea).filter(({ own }) => own)).toEqual([]);
  });
});

describe('no nonce is used twice', () => {
  test('over the deaths of a background that sends again what it does not know to have arrived', async () => {
    const ada = await come('ada');
    for (let life = 0; life < 60; life++) {
      if (life % 2 === 0) server.faults.add('new_msg', { kind: 'cut_after_process' });
      await ada.say(`message ${life}`);
      await time.advance(30);
      await busy.settled();
      ada.die();
      ada.revive();
      await time.advance(200);
      await busy.settled();
    }
    await pass(5_000);
    const places = sent().map((body) => body.split('.')[1]);
    expect(places.length).toBeGreaterThanOrEqual(60);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(ada.heard()).size).toBe(60);
  });
});

/** Bytes of what was padded, without the tag. */
function sizeOf(body: string): number {
  const [, , ciphertext = ''] = body.split('.');
  return (fromBase64url(ciphertext)?.length ?? 0) - 16;
}
