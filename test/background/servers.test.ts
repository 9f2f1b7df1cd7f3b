import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createServers, type Servers } from '../../lib/background/servers.ts';
import type { findSession, Session } from '../../lib/server/session.ts';
import { openSocket } from '../../lib/socket/open-socket.ts';
import { createFakeItem, type FakeItem } from '../fakes/fake-item.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { LOCAL } from '../fakes/samples.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let servers: Servers;
let sessions: FakeItem<Record<string, Session>>;
let made: number;
/** Names under which sessions were asked for. */
let asked: string[];

beforeEach(() => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
  sessions = createFakeItem<Record<string, Session>>({});
  made = 0;
  asked = [];
  const find: typeof findSession = async (serverUrl, need, store, name) => {
    const known = await store.get(serverUrl);
    if (known && !need.newToken) return known;
    asked.push(name);
    const session = { memberId: `member-${++made}`, token: `token-${made}`, socketPath: '/socket' };
    await store.set(serverUrl, session);
    return session;
  };
  servers = createServers({
    open: (options) => openSocket({ ...options, transport: server.transport }),
    sessions,
    profile: () => ({ name: 'Ada', face: 'ada' }),
    watched: () => true,
    diagnose: () => Promise.resolve('unreachable'),
    clock: time,
    find,
  });
});
afterEach(() => time.uninstall());

describe('the socket of a server', () => {
  test('is one, for all rooms there', async () => {
    const [kitchen, garden] = [servers.link(LOCAL), servers.link(LOCAL)];
    await time.advance(1_000);
    expect(kitchen.socket).toBe(garden.socket);
    expect(server.attempts).toHaveLength(1);
    expect(kitchen.memberId()).toBe('member-1');
  });

  test('is closed a moment after the last room was left', async () => {
    const [kitchen, garden] = [servers.link(LOCAL), servers.link(LOCAL)];
    await time.advance(1_000);
    kitchen.release();
    kitchen.release();
    await time.advance(10_000);
    expect(server.connections.size).toBe(1);
    garden.release();
    await time.advance(4_900);
    expect(server.connections.size).toBe(1);
    await time.advance(200);
    expect(server.connections.size).toBe(0);
    await time.advance(60_000);
    expect(time.timers).toBe(0);
  });

  test('stays for who goes from one room to another', async () => {
    servers.link(LOCAL).release();
    await time.advance(3_000);
    const garden = servers.link(LOCAL);
    await time.advance(60_000);
    expect(garden.socket.status.status).toBe('open');
    expect(server.connections.size).toBe(1);
    expect(server.attempts).toHaveLength(1);
  });

  test('is opened anew after it was closed', async () => {
    servers.link(LOCAL).release();
    await time.advance(10_000);
    const link = servers.link(LOCAL);
    await time.advance(1_000);
    expect(link.socket.status.status).toBe('open');
    expect(server.attempts).toHaveLength(2);
  });
});

test('of encrypted rooms is another, with a session without a name: nobody learns who is in them', async () => {
  const [kitchen, vault, cellar] = [
    servers.link(LOCAL),
    servers.link(LOCAL, true),
    servers.link(LOCAL, true),
  ];
  await time.advance(1_000);
  expect(vault.socket).toBe(cellar.socket);
  expect(vault.socket).not.toBe(kitchen.socket);
  expect(vault.memberId()).not.toBe(kitchen.memberId());
  expect(asked.toSorted()).toEqual(['Ada', 'Member']);
  await servers.forget(LOCAL);
  expect(sessions.value).toEqual({});
});

describe('sessions', () => {
  test('are kept for the next life', async () => {
    servers.link(LOCAL);
    await time.advance(1_000);
    expect(sessions.value[LOCAL]?.token).toBe('token-1');
  });

  test('of two servers at once are both kept', async () => {
    servers.link(LOCAL);
    servers.link('https://rooms.example');
    await time.advance(1_000);
    expect(Object.keys(sessions.value).toSorted()).toEqual([LOCAL, 'https://rooms.example']);
  });

  test('a full disk keeps nobody out', async () => {
    sessions.full = true;
    const link = servers.link(LOCAL);
    await time.advance(50);
    expect(link.socket.status.status).toBe('open');
    server.dropConnections();
    await time.advance(3_000);
    expect(link.memberId()).toBe('member-1');
  });
});

test('a retry is for sockets that wait; a final no stays until a person asks', async () => {
  const link = servers.link(LOCAL);
  await time.advance(1_000);
  server.dropConnections(4003);
  await time.advance(100);
  servers.retry();
  await time.advance(10_000);
  expect(link.socket.status.status).toBe('stopped');
});

test('a check finds the sockets that are half-open', async () => {
  const link = servers.link(LOCAL);
  await time.advance(1_000);
  server.freeze();
  servers.check();
  await time.advance(5_000);
  expect(link.socket.status.status).toBe('open');
  expect(server.attempts).toHaveLength(2);
});

test('a server that is forgotten knows us no more: who comes back is somebody else there', async () => {
  const kitchen = servers.link(LOCAL);
  await time.advance(1_000);
  kitchen.release();
  await servers.forget(LOCAL);
  await time.advance(100);
  expect(sessions.value).toEqual({});
  expect(server.connections.size).toBe(0);
  const again = servers.link(LOCAL);
  await time.advance(1_000);
  expect(again.memberId()).toBe('member-2');
});
