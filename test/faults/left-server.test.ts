import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { findFreePort } from '../e2e/embedded-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODULE = new URL('../../scripts/start/room-server.ts', import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), 'roomlight-left-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a server whose starter is killed ends by itself, and leaves its port to the next', async () => {
  const port = await findFreePort();
  const where = JSON.stringify({ port, data: join(folder, 'rooms.sqlite') });
  const starter = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { startRoomServer } from ${JSON.stringify(MODULE)};
       const server = startRoomServer(${JSON.stringify(ROOT)}, ${where});
       await server.answering;
       console.error('answering');
       await server.ended;`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await new Promise((resolve) => starter.stderr.once('data', resolve));
  expect((await fetch(`http://127.0.0.1:${port}/.well-known/roomlight`)).ok).toBe(true);
  starter.kill('SIGKILL');
  // The server has its output too: it closes when both have ended.
  await new Promise((resolve) => starter.stdout.resume().once('close', resolve));
  await expect(fetch(`http://127.0.0.1:${port}/.well-known/roomlight`)).rejects.toThrow();
});
