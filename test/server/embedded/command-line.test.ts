import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readFlags, USAGE } from '../../../server/embedded/read-flags.ts';
import { openRaw } from '../../contract/raw-client.ts';
import { startProcess, startWithChannel } from './server-process.ts';

describe('the command line', () => {
  test('that is empty keeps rooms in a file and listens on port 4000', () => {
    expect(readFlags([])).toMatchObject({
      ok: true,
      options: { port: 4000, rung: 'roomlight', data: '.data/rooms.sqlite' },
    });
  });

  test.each([
    [['--port', 'x'], /--port must be a number/],
    [['--port', '70000'], /--port must be a number/],
    [['--rung', 'ladder'], /--rung must be one of article, guide, echo, roomlight/],
    [['--memory', '--data', 'x'], /either --data or --memory/],
    [['--allow-origin', 'chrome-extension://abc/'], /without a slash at the end/],
    [['--colour'], /--colour/],
    [['--port'], /--port/],
  ])('%j is explained', (args, problem) => {
    expect(readFlags(args)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });
});

describe('the server', () => {
  test('says in one line where it is, then who comes and goes, and ends when told', async () => {
    const server = startProcess('--port', '0', '--memory', '--rung', 'echo');
    const url = await server.ready;
    expect(server.said()).toEqual({ out: `Roomlight server ready at ${url} (echo)\n`, err: '' });

    const socketUrl = `${url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`;
    const ada = await openRaw(`${socketUrl}&user_id=1&name=Ada%1b%5b31m`);
    const bystander = await openRaw(socketUrl);
    ada.send(['1', '1', 'room:lobby', 'phx_join', {}]);
    await ada.hearUntil(/ state /);
    expect(await server.kill('SIGTERM')).toBe(0);
    expect([await ada.closed, await bystander.closed]).toEqual([1012, 1000]);
    expect(server.said().out.split('\n').slice(1, 3)).toEqual([
      expect.stringMatching(/^\d\d:\d\d:\d\d {2}Ada\[31m joined lobby \(1 connected\)$/),
      expect.stringMatching(/^\d\d:\d\d:\d\d {2}Ada\[31m left lobby \(0 connected\)$/),
    ]);
  });

  test('ends when it is told to by who has a channel to it, and when they are gone', async () => {
    const told = startWithChannel('--port', '0', '--memory');
    await told.ready;
    expect(await told.kill('SIGTERM')).toBe(0);

    const left = startWithChannel('--port', '0', '--memory');
    await left.ready;
    left.leave();
    expect(await left.exited).toBe(0);
  });

  test('lets nobody write on its terminal by the name of a topic', async () => {
    const server = startProcess('--port', '0', '--memory', '--rung', 'echo');
    const url = await server.ready;
    const eve = await openRaw(`${url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`);
    const topic = `room:\u001b]0;mine\u0007${'x'.repeat(5_000)}`;
    eve.send(['1', '1', topic, 'phx_join', {}]);
    eve.send(['1', '2', topic, 'no_such_event', {}]);
    await eve.hearUntil(/ phx_error /);
    await server.kill('SIGTERM');
    const lines = server.said().out.trimEnd().split('\n');
    expect(
      lines.filter((line) => line.endsWith(' crashed: no function clause matching')),
    ).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(250);
  });

  test('of the guides says where its only room is, and whom it did not let in elsewhere', async () => {
    const server = startProcess('--port', '0', '--memory', '--rung', 'guide');
    const url = await server.ready;
    expect(server.said().out).toBe(
      `Roomlight server ready at ${url} (guide: its only room is lobby)\n`,
    );
    const ada = await openRaw(
      `${url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0&user_id=ada`,
    );
    ada.send(['1', '1', 'room:harbour', 'phx_join', {}]);
    await ada.hearUntil(/ error {"reason":"unauthorized"}$/);
    await server.kill('SIGTERM');
    expect(server.said().out).toMatch(
      /ada was not let into harbour: as in the guides, this server has one room, lobby\n/,
    );
  });

  test('says of a client without a session what it lacks', async () => {
    const server = startProcess('--port', '0', '--memory');
    const url = await server.ready;
    const plain = await openRaw(`${url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`);
    plain.send(['1', '1', 'room:harbour', 'phx_join', {}]);
    expect(await plain.closed).toBe(4001);
    await server.kill('SIGTERM');
    expect(server.said().out).toMatch(
      /was not let into harbour: it has no session. POST \/api\/session gives one; --rung guide/,
    );
  });

  test.each([
    [['--rung', 'ladder'], 2, /--rung must be one of/],
    [['--data', '/'], 1, /data file .* cannot be used: .*--memory/],
    [['--data', '/dev/null/x'], 1, /data file .* cannot be used/],
    [['--data', '/proc/none/x'], 1, /data file .* cannot be used/],
    [['--memory', '--host', '0.0.0.0'], 1, /--allow-origin/],
  ])('with %j does not start, and says why', async (args, code, why) => {
    const server = startProcess('--port', '0', ...args);
    expect(await server.exited).toBe(code);
    expect(server.said().err).toMatch(why);
    expect(server.said().err).not.toContain('    at ');
  });

  test.each([[['-h']], [['--help']], [['--port', '0', '-h']]])(
    'says what it takes when asked by %j, and does not start',
    async (args) => {
      const server = startProcess(...args);
      expect(await server.exited).toBe(0);
      expect(server.said()).toEqual({ out: USAGE, err: '' });
    },
  );

  test('does not take a port that is in use', async () => {
    const port = await occupyPort();
    const server = startProcess('--port', String(port), '--memory');
    expect(await server.exited).toBe(1);
    expect(server.said().err).toMatch(`Port ${port} is in use on 127.0.0.1.`);
  });
});

async function occupyPort(): Promise<number> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  return (other.address() as AddressInfo).port;
}
