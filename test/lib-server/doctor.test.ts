import { describe, expect, onTestFinished, test } from 'vitest';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import { beatSocket } from '../../lib/server/beat-socket.ts';
import { type DoctorVisit, type Patience, USUAL_PATIENCE } from '../../lib/server/doctor-visit.ts';
import type { DoctorStep, Findings, StepOutcome } from '../../lib/server/findings.ts';
import { runDoctor } from '../../lib/server/run-doctor.ts';
import type { Session } from '../../lib/server/session.ts';
import { type ServerOptions, startServer } from '../../server/embedded/start-server.ts';
import { openRaw } from '../contract/raw-client.ts';
import { browserNetwork } from '../fakes/browser-network.ts';
import {
  closedPort,
  discoveredServer,
  hangingServer,
  heartbeatServer,
  refusingServer,
  socketServer,
} from '../fakes/odd-servers.ts';

const CID = '0123456789abcdef0123456789abcdef';

interface Case {
  readonly visit?: Partial<DoctorVisit>;
  readonly saved?: Session | null;
  readonly online?: boolean;
  readonly patience?: Patience;
  readonly signal?: AbortSignal;
  readonly onTell?: (step: DoctorStep) => void;
}

/** What the doctor tells of an address, from Chrome. */
async function examine(address: string, options: Case = {}): Promise<Findings> {
  const { visit, saved = null, online = true, patience = USUAL_PATIENCE } = options;
  const network = browserNetwork(CHROME_ORIGIN);
  const findings: Partial<Record<DoctorStep, StepOutcome>> = {};
  await runDoctor(
    {
      address,
      roomId: null,
      mayWrite: false,
      testMessage: 'A test',
      cid: CID,
      look: { name: 'Ada', face: 'k3' },
      ...visit,
    },
    {
      ...network,
      online: () => online,
      beat: (url) => beatSocket(url, network.transport),
      savedSession: async () => saved,
      patience,
    },
    (step, outcome) => {
      findings[step] = outcome;
      options.onTell?.(step);
    },
    options.signal ?? new AbortController().signal,
  );
  return findings;
}

async function serve(options: ServerOptions = {}) {
  const server = await startServer({ allowOrigins: [CHROME_ORIGIN], ...options });
  onTestFinished(() => server.close());
  return server;
}

/** Rooms that let everybody in and do with what is said as told. */
function roomsThat(receive: (reply: (response: object) => void) => void): ServerOptions {
  return {
    rung: 'guide',
    rooms: (presence) => (channel) => ({
      ok: true,
      room: {
        response: {},
        joined: () => presence.enter(channel, channel.identity?.memberId ?? '', {}, true),
        receive: (_event, _payload, reply) => receive((response) => reply('error', response)),
        left: () => presence.leave(channel),
        resync: () => {},
      },
    }),
  };
}

/** The step that failed, as `step: problem`; every step before it worked, or is one that it lacks. */
function failureIn(findings: Findings): string {
  const failed = Object.entries(findings).filter(([, { status }]) => status === 'failed');
  return failed
    .map(([step, outcome]) => `${step}: ${'problem' in outcome ? outcome.problem : ''}`)
    .join();
}

const INVITED = { memberId: 'ada', token: 'not.what-it-gave', socketPath: null };

describe('where everything works', () => {
  test('each step is told, and the message comes back with its number', async () => {
    const { url } = await serve({ name: 'Kitchen table' });
    expect(await examine(url)).toEqual({
      address: { status: 'passed', detail: url },
      host: { status: 'passed' },
      discovery: { status: 'passed', found: 'is_roomlight', detail: 'Kitchen table' },
      session: { status: 'passed', found: 'session_given' },
      socket: { status: 'passed', detail: `${url.replace('http', 'ws')}/socket` },
      join: { status: 'passed' },
      presence: { status: 'passed' },
      echo: { status: 'passed', found: 'echo_confirmed' },
    });
  });

  test('it is the token that the rooms use', async () => {
    const { url } = await serve();
    const made = await fetch(`${url}/api/session`, { method: 'POST', body: '{"name":"Ada"}' });
    const { member_id: memberId, token } = (await made.json()) as Record<string, string>;
    const saved = { memberId: memberId ?? '', token: token ?? '', socketPath: null };
    const findings = await examine(url, { saved });
    expect(findings.session).toEqual({ status: 'passed', found: 'token_accepted' });
    expect(failureIn(findings)).toBe('');
  });

  test.each([
    ['echo', null, 'echo_by_id'],
    ['guide', 'lobby', 'echo_by_body'],
  ] as const)('also on a server of the rung %s', async (rung, roomId, found) => {
    const { url } = await serve({ rung });
    expect(await examine(url, { visit: { roomId, mayWrite: true } })).toMatchObject({
      discovery: { status: 'passed', found: 'is_unknown' },
      session: { status: 'skipped', why: 'no_sessions' },
      presence: { status: 'passed' },
      echo: { status: 'passed', found },
    });
  });

  test('nothing is said in a room that others are in, unless the person wants it', async () => {
    const { url } = await serve({ rung: 'echo' });
    const others = await openRaw(`${url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`);
    onTestFinished(() => others.close());
    others.send(['1', '1', 'room:kitchen', 'phx_join', {}]);
    await others.hearUntil(/ state /);
    const visit = { roomId: 'kitchen', mayWrite: false };
    const findings = await examine(url, { visit });
    expect(findings.echo).toEqual({ status: 'skipped', why: 'writes' });
    expect((await others.settle()).filter((frame) => frame.includes('new_msg'))).toEqual([]);

    expect((await examine(url, { visit: { ...visit, mayWrite: true } })).echo).toMatchObject({
      status: 'passed',
    });
    const { payload } = await others.hearUntil(/new_msg/);
    expect(payload).toMatchObject({ body: `A test ${CID.slice(0, 8)}`, cid: CID });
  });
});

describe('an address that is none', () => {
  test.each([
    ['', 'address: address_empty'],
    ['my own server', 'address: address_not_a_url'],
    ['ftp://chat.example.org', 'address: address_wrong_scheme'],
    ['ws://chat.example.org', 'address: address_insecure'],
    ['https://ada:secret@chat.example.org', 'address: address_has_credentials'],
  ])('“%s” fails at once: %s', async (address, failure) => {
    const findings = await examine(address);
    expect(failureIn(findings)).toBe(failure);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });
});

describe('a host that can’t be reached', () => {
  test('because no server is at this port', async () => {
    expect(failureIn(await examine(await closedPort()))).toBe('host: port_closed');
  });

  test('because there is no such name', async () => {
    expect(failureIn(await examine('https://roomlight.invalid'))).toBe('host: no_answer');
  });

  test('because this device has no network', async () => {
    const findings = await examine('https://roomlight.invalid', { online: false });
    expect(failureIn(findings)).toBe('host: offline');
  });

  test('because it never answers', async () => {
    expect(failureIn(await examine(await hangingServer()))).toBe('host: too_slow');
  });

  test('encrypted, at a port that speaks without', async () => {
    const { url } = await serve();
    const findings = await examine(url.replace('http', 'https'));
    expect(failureIn(findings)).toBe('host: plain_port');
  });
});

describe('a server that has no socket for us', () => {
  test('at this path', async () => {
    const { url } = await serve();
    expect(failureIn(await examine(`${url}/nope`))).toBe('socket: wrong_path');
  });

  test('at this path, on a server that lets us read nothing', async () => {
    const { url } = await serve({ rung: 'guide' });
    expect(failureIn(await examine(`${url}/nope`))).toBe('socket: wrong_path');
  });

  test('since it is a website', async () => {
    expect(failureIn(await examine(await refusingServer(404)))).toBe('socket: upgrade_refused');
  });

  test('since it speaks something else', async () => {
    const url = await socketServer((socket) => {
      socket.send('{"type":"welcome"}');
      socket.on('message', () => socket.close());
    });
    expect(failureIn(await examine(url))).toBe('socket: not_phoenix');
  });

  test('since our origin is not on its list, and says so', async () => {
    const { url } = await serve({ allowOrigins: [] });
    expect(failureIn(await examine(url))).toBe('socket: origin_refused');
  });

  test('since our origin is not on its list, and nobody may read that', async () => {
    const { url } = await serve({ rung: 'guide', allowOrigins: [] });
    expect(failureIn(await examine(url))).toBe('socket: upgrade_refused');
  });

  test.each([
    [4001, 'token_refused', undefined],
    [1013, 'server_busy', undefined],
    [4008, 'server_busy', undefined],
    [4003, 'sent_away', 'banned'],
    [4004, 'sent_away', 'wrong_version'],
  ] as const)('and closes with %i: %s', async (code, problem, reason) => {
    const url = await socketServer((socket) => socket.close(code));
    const { socket } = await examine(url);
    expect(socket).toMatchObject({ status: 'failed', problem, ...(reason && { reason }) });
  });
});

describe('a server of ours that does not know us', () => {
  test('refuses the token that it once gave', async () => {
    const { url } = await serve();
    const findings = await examine(url, { saved: INVITED });
    expect(failureIn(findings)).toBe('session: token_refused');
    expect(JSON.stringify(findings)).not.toContain(INVITED.token);
  });

  test.each([500, 429])('gives no session: HTTP %i', async (status) => {
    const url = await discoveredServer({ status });
    expect(failureIn(await examine(url))).toBe('session: session_refused');
    expect(failureIn(await examine(url, { saved: INVITED }))).toBe('session: session_refused');
  });

  test('does not take our origin, where the browser lets us read that it says so', async () => {
    const url = await discoveredServer({ status: 403 });
    expect(failureIn(await examine(url))).toBe('session: origin_refused');
  });

  test('does not say any more what it is', async () => {
    const url = await refusingServer(502);
    expect(failureIn(await examine(url, { saved: INVITED }))).toBe('discovery: discovery_lost');
  });
});

describe('a room', () => {
  test('that does not let us in says why', async () => {
    const { url } = await serve({ rung: 'guide' });
    const findings = await examine(url, { visit: { roomId: 'kitchen' } });
    expect(findings.join).toMatchObject({ problem: 'join_refused', reason: 'unauthorized' });
    expect(findings.presence).toBeUndefined();
  });

  test('that no channel serves is told in Phoenix’ words', async () => {
    const response = { reason: 'unmatched topic' };
    const { url } = await serve({ rooms: () => () => ({ ok: false, response }) });
    expect((await examine(url)).join).toMatchObject({ reason: 'no_such_room' });
  });

  test('that does not answer', async () => {
    const url = await heartbeatServer(() => {});
    const findings = await examine(url, { patience: { ...USUAL_PATIENCE, answerMs: 1_000 } });
    expect(failureIn(findings)).toBe('join: join_unanswered');
  });

  test('whose server hangs up on the join', async () => {
    const url = await heartbeatServer((_, socket) => socket.close(1011));
    const findings = await examine(url);
    expect(failureIn(findings)).toBe('join: lost');
    expect(findings.join).toMatchObject({ detail: 'close code 1011' });
  });

  test('that never lists who is there still brings a message back', async () => {
    const { url } = await serve({ rung: 'article' });
    const findings = await examine(url, { patience: { ...USUAL_PATIENCE, stateMs: 300 } });
    expect(failureIn(findings)).toBe('presence: no_presence_state');
    expect(findings.echo).toEqual({ status: 'passed', found: 'echo_by_body' });
  });

  test('that keeps what is said to itself', async () => {
    const { url } = await serve(roomsThat(() => {}));
    const findings = await examine(url, { patience: { ...USUAL_PATIENCE, echoMs: 300 } });
    expect(failureIn(findings)).toBe('echo: no_echo');
  });

  test('that does not take the message', async () => {
    const { url } = await serve(roomsThat((refuse) => refuse({ reason: 'read_only' })));
    expect((await examine(url)).echo).toMatchObject({
      problem: 'message_refused',
      reason: 'read_only',
    });
  });
});

test('a doctor who is sent away tells nothing more, and hangs up', async () => {
  const leaving = new AbortController();
  let hungUp = () => {};
  const ended = new Promise<void>((resolve) => (hungUp = resolve));
  const url = await heartbeatServer((_, socket) => {
    socket.on('close', hungUp);
    leaving.abort();
  });
  const findings = await examine(url, { signal: leaving.signal });
  await ended;
  expect(Object.keys(findings).at(-1)).toBe('socket');
});
