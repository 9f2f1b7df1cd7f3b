import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toBase64url } from '../../lib/crypto/base64url.ts';
import { newRoot } from '../../lib/crypto/room-keys.ts';
import { memberName } from '../../lib/room/select.ts';
import type { Rung } from '../../lib/room/types.ts';
import { type RunningServer, startServer } from '../../server/embedded/start-server.ts';
import { createSealedPerson, type SealedPerson } from './sealed-person.ts';

/** One from Phoenix' guides has a lobby and no other room, so no encrypted one either. */
const RUNGS: readonly Rung[] = ['article', 'echo', 'roomlight'];
const PATIENCE = { timeout: 10_000, interval: 20 };

describe.each(RUNGS)('an encrypted room on a server of the rung %s', (rung) => {
  let server: RunningServer;
  let root: string;
  let people: SealedPerson[];

  async function enter(name: string, by = root): Promise<SealedPerson> {
    const person = await createSealedPerson({ name, serverUrl: server.url, root: by });
    people.push(person);
    await vi.waitFor(() => expect(person.room.connection.status).toBe('online'), PATIENCE);
    return person;
  }

  beforeEach(async () => {
    server = await startServer({ rung });
    root = toBase64url(newRoot());
    people = [];
  });
  afterEach(async () => {
    await Promise.all(people.map((person) => person.stop()));
    await server.close();
  });

  test('is talked in by whoever has its root, with replies, edits, reactions and deletions', async () => {
    const [ada, grace] = [await enter('Ada'), await enter('Grace')];
    await ada.say('the first');
    await ada.say('the secnd');
    await vi.waitFor(() => expect(grace.heard).toEqual(['the first', 'the secnd']), PATIENCE);
    const first = grace.said('the first');
    expect(first).toMatchObject({
      own: false,
      from: { name: 'Ada', verified: true },
      seal: { state: 'signed' },
    });
    await grace.say('an answer', first?.key);
    const second = ada.said('the secnd')?.key ?? '';
    expect(await ada.change({ type: 'edit', key: second, body: 'the second' })).toBeNull();
    expect(await grace.change({ type: 'react', key: second, emoji: '🎉', on: true })).toBeNull();
    await vi.waitFor(() => {
      for (const { heard, room } of [ada, grace]) {
        expect(heard).toEqual(['the first', 'the second', 'an answer']);
        expect(room.timeline).toMatchObject([
          {},
          { reactions: [{ emoji: '🎉' }] },
          { replyTo: first?.key },
        ]);
        expect(room.outgoing).toEqual([]);
      }
    }, PATIENCE);
    // Nobody changes what another said, whatever they send.
    await grace.change({ type: 'delete', key: first?.key ?? '' });
    await ada.change({ type: 'delete', key: second });
    await vi.waitFor(
      () => expect(grace.heard).toEqual(['the first', '(deleted)', 'an answer']),
      PATIENCE,
    );
    expect(ada.heard).toEqual(['the first', '(deleted)', 'an answer']);
  });

  test('shows a line to somebody with another root who forces their way in', async () => {
    const ada = await enter('Ada');
    const other = await createSealedPerson({
      name: 'Eve',
      serverUrl: server.url,
      root: toBase64url(newRoot()),
      roomId: ada.room.address.roomId,
    });
    people.push(other);
    await vi.waitFor(() => expect(other.room.connection.status).toBe('online'), PATIENCE);
    await ada.say('for members');
    await vi.waitFor(() => expect(other.heard).toEqual(['(unreadable)']), PATIENCE);
    await other.say('from outside');
    await vi.waitFor(() => expect(ada.heard).toEqual(['for members', '(unreadable)']), PATIENCE);
  });
});

describe('an encrypted room on a server with a log', () => {
  let server: RunningServer;
  let root: string;
  let people: SealedPerson[];

  async function enter(name: string): Promise<SealedPerson> {
    const person = await createSealedPerson({ name, serverUrl: server.url, root });
    people.push(person);
    await vi.waitFor(() => expect(person.room.connection.status).toBe('online'), PATIENCE);
    return person;
  }

  beforeEach(async () => {
    server = await startServer();
    root = toBase64url(newRoot());
    people = [];
  });
  afterEach(async () => {
    await Promise.all(people.map((person) => person.stop()));
    await server.close();
  });

  test('tells who comes later what was said, and what was done to it', async () => {
    const ada = await enter('Ada');
    for (const body of ['one', 'two', 'three']) await ada.say(body);
    await vi.waitFor(() => expect(ada.room.outgoing).toEqual([]), PATIENCE);
    await vi.waitFor(() => expect(ada.heard).toHaveLength(3), PATIENCE);
    await ada.change({ type: 'edit', key: ada.said('two')?.key ?? '', body: '2' });
    await ada.change({ type: 'delete', key: ada.said('three')?.key ?? '' });
    const grace = await enter('Grace');
    await vi.waitFor(() => expect(grace.heard).toEqual(['one', '2', '(deleted)']), PATIENCE);
  });

  test('is whole after deaths of the background: nothing twice, nothing lost, no false replay', async () => {
    const [ada, grace] = [await enter('Ada'), await enter('Grace')];
    const said: string[] = [];
    for (let death = 0; death < 5; death++) {
      for (const body of [`a${death}`, `b${death}`]) {
        said.push(body);
        await ada.say(body);
      }
      if (death % 2 === 0) ada.die();
      grace.die();
      if (death % 2 === 0) ada.revive();
      grace.revive();
    }
    for (const { heard } of [ada, grace]) void heard;
    await vi.waitFor(() => {
      expect(ada.heard).toEqual(said);
      expect(grace.heard).toEqual(said);
    }, PATIENCE);
  });

  test('does not take two people for another: the same key, the same six signs on both sides', async () => {
    const [ada, grace] = [await enter('Ada'), await enter('Grace')];
    await ada.say('hello');
    await grace.say('hello yourself');
    await vi.waitFor(() => {
      expect(grace.room.signers).toHaveLength(1);
      expect(ada.room.signers).toHaveLength(1);
    }, PATIENCE);
    expect(grace.room.signers[0]?.safety).toHaveLength(6);
    expect(grace.room.signers[0]?.safety).toEqual(ada.room.signers[0]?.safety);
  });

  test('shows its members by name, and its server none of them', async () => {
    const [ada, grace] = [await enter('Ada'), await enter('Grace')];
    await vi.waitFor(() => {
      expect(grace.room.members.map(memberName).sort()).toEqual(['Ada', 'Grace']);
      expect(ada.room.members.map(memberName).sort()).toEqual(['Ada', 'Grace']);
    }, PATIENCE);
  });
});
