import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { moderate, readBans } from '../../lib/background/moderate.ts';
import { toBase64url } from '../../lib/crypto/base64url.ts';
import { newRoot } from '../../lib/crypto/room-keys.ts';
import { type RunningServer, startServer } from '../../server/embedded/start-server.ts';
import { createSealedPerson, type SealedPerson } from './sealed-person.ts';

const PATIENCE = { timeout: 10_000, interval: 20 };
const SHOWN_OUT = { status: 'refused', reason: 'banned' };

let server: RunningServer;
let root: string;
let people: SealedPerson[];

beforeEach(async () => {
  server = await startServer();
  root = toBase64url(newRoot());
  people = [];
});
afterEach(async () => {
  await Promise.all(people.map((person) => person.stop()));
  await server.close();
});

async function come(name: string): Promise<SealedPerson> {
  const person = await createSealedPerson({ name, serverUrl: server.url, root });
  people.push(person);
  return person;
}

async function enter(name: string): Promise<SealedPerson> {
  const person = await come(name);
  await comesTo(person, { status: 'online' });
  return person;
}

const comesTo = (person: SealedPerson, connection: object) =>
  vi.waitFor(() => expect(person.room.connection).toEqual(connection), PATIENCE);

test('whoever comes first can remove people, who stay away until they try again', async () => {
  const [ada, grace] = [await enter('Ada'), await enter('Grace')];
  expect(ada.room.capabilities).toContain('moderate');
  expect(grace.room.capabilities).not.toContain('moderate');
  const memberId = grace.room.self?.memberId ?? '';
  await vi.waitFor(() => expect(ada.room.members).toHaveLength(2), PATIENCE);

  expect(await moderate(grace.live, { type: 'lock', on: true })).toBe('not_supported');
  expect(await moderate(ada.live, { type: 'kick', memberId })).toBeNull();
  await comesTo(grace, SHOWN_OUT);
  grace.live.retryConnection();
  await comesTo(grace, { status: 'online' });
});

test('who is banned is not let in, in no life of the background, until the ban is over', async () => {
  const [ada, grace] = [await enter('Ada'), await enter('Grace')];
  const memberId = grace.room.self?.memberId ?? '';
  const ban = { type: 'ban', memberId, name: 'Grace', on: true } as const;
  expect(await moderate(ada.live, ban)).toBeNull();
  await comesTo(grace, SHOWN_OUT);
  grace.die();
  grace.revive();
  await comesTo(grace, SHOWN_OUT);
  expect(await readBans(ada.live)).toEqual([{ memberId, name: 'Grace' }]);

  await moderate(ada.live, { ...ban, on: false });
  expect(await readBans(ada.live)).toEqual([]);
  grace.live.retryConnection();
  await comesTo(grace, { status: 'online' });
});

test('a locked room says so to who is in it, and lets nobody new in', async () => {
  const [ada, grace] = [await enter('Ada'), await enter('Grace')];
  expect(await moderate(ada.live, { type: 'lock', on: true })).toBeNull();
  await vi.waitFor(() => expect(grace.room.locked).toBe(true), PATIENCE);
  const linus = await come('Linus');
  await comesTo(linus, { status: 'refused', reason: 'locked' });
  grace.die();
  grace.revive();
  await comesTo(grace, { status: 'online' });
  expect(grace.room.locked).toBe(true);

  await moderate(ada.live, { type: 'lock', on: false });
  await vi.waitFor(() => expect(grace.room.locked).toBe(false), PATIENCE);
  linus.live.retryConnection();
  await comesTo(linus, { status: 'online' });
});
