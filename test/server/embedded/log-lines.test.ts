import { afterEach, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../../server/embedded/start-server.ts';
import { openRaw } from '../../contract/raw-client.ts';

let server: RunningServer;
afterEach(() => server.close());

test('a terminal obeys nothing of what others call themselves, their room or an event', async () => {
  const lines: string[] = [];
  server = await startServer({ rung: 'echo', log: (line) => void lines.push(line) });
  const evil = '\u001b[2J\u001b]0;owned\u0007\u202e\nadmin joined lobby';
  const query = new URLSearchParams({ vsn: '2.0.0', user_id: evil, name: evil });
  const eve = await openRaw(`${server.url.replace('http', 'ws')}/socket/websocket?${query}`);
  eve.send(['1', '1', `room:${evil}`, 'phx_join', { name: evil }]);
  await eve.hearUntil(/ ok$/);
  eve.send(['1', '2', `room:${evil}`, evil, {}]);
  await eve.hearUntil(/phx_error/);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  expect(lines.join('')).toContain('owned');
  for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
});
