import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openRaw, type RawClient } from '../../contract/raw-client.ts';
import { startProcess } from './server-process.ts';

test('after kill -9 and a new start the history is whole, of the same epoch, and nothing is there twice', async () => {
  const data = join(makeFolder(), 'rooms.sqlite');
  const first = startProcess('--port', '0', '--data', data);
  const token = await makeSession(await first.ready);
  const before = await enter(await first.ready, token);
  const cids = Array.from({ length: 6 }, () => randomBytes(16).toString('hex'));
  for (const cid of cids) await ask(before, 'new_msg', { body: `said ${cid}`, cid });
  const whole = await ask(before, 'history', { after_seq: 0 });
  // Under way when it dies: whether the server has it nobody knows, so its sender sends it again.
  const doubtful = { body: 'perhaps', cid: randomBytes(16).toString('hex') };
  before.send(['1', 'doubtful', 'room:kept', 'new_msg', doubtful]);
  await first.kill('SIGKILL');
  expect(await before.closed).toBe(1006);

  const second = startProcess('--port', '0', '--data', data);
  const after = await enter(await second.ready, token);
  const again = await ask(after, 'new_msg', doubtful);
  expect(again['seq']).toBe(7);
  const lastCid = cids.at(-1);
  expect(await ask(after, 'new_msg', { body: 'other words', cid: lastCid })).toMatchObject({
    seq: 6,
    dup: true,
  });
  const now = await ask(after, 'history', { after_seq: 0 });
  expect(now['epoch']).toBe(whole['epoch']);
  expect(now['messages']).toEqual([
    ...(whole['messages'] as unknown[]),
    expect.objectContaining({ ...doubtful, seq: 7 }),
  ]);
});

test('two servers do not share a file', async () => {
  const data = join(makeFolder(), 'rooms.sqlite');
  await startProcess('--port', '0', '--data', data).ready;
  const second = startProcess('--port', '0', '--data', data);
  expect(await second.exited).toBe(1);
  expect(second.said().err).toContain('another server is using it');
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function makeSession(url: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, { method: 'POST', body: '{"name":"Ada"}' });
  return ((await response.json()) as { token: string }).token;
}

async function enter(url: string, token: string): Promise<RawClient> {
  const socketUrl = `${url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`;
  const client = await openRaw(socketUrl, { token });
  client.send(['1', '1', 'room:kept', 'phx_join', { v: 1 }]);
  await client.hearUntil(/^"1" "1" room:kept ok$/);
  return client;
}

let ref = 1;

async function ask(client: RawClient, event: string, payload: object) {
  const own = `${++ref}`;
  client.send(['1', own, 'room:kept', event, payload]);
  const { payload: reply } = await client.hearUntil(new RegExp(`^"1" "${own}" `));
  return reply['response'] as Record<string, unknown>;
}
