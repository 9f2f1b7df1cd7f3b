import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import type { DoctorProblem } from '../../lib/server/findings.ts';
import { settingsFor } from '../../lib/server/settings-to-paste.ts';

const SERVER = 'https://chat.example.org';
const LOCAL = 'http://127.0.0.1:4000';
const MOZ_ORIGIN = 'moz-extension://5f0e2b3c-9d5e-4c83-a1a0-1f2d3c4b5a69';
const docs = readAll();

function settings(problem: DoctorProblem, serverUrl = SERVER, origin: string = CHROME_ORIGIN) {
  return settingsFor({ problem }, serverUrl, origin).map(({ place, code }) => [place, code]);
}

describe('a refused origin', () => {
  test('of Chrome goes into Phoenix’ list, beside the host that the list would shut out', () => {
    const endpoint = [
      'endpoint',
      `socket "/socket", MyAppWeb.UserSocket,
  websocket: [check_origin: ["//chat.example.org", "${CHROME_ORIGIN}"]]`,
    ];
    expect(settings('upgrade_refused')).toEqual([endpoint]);
    expect(settings('origin_refused')).toEqual([
      endpoint,
      ['environment', `ALLOWED_ORIGINS=${CHROME_ORIGIN}`],
    ]);
  });

  test('of Firefox is another on each machine, so a function allows it', () => {
    const [endpoint, module] = settings('origin_refused', SERVER, MOZ_ORIGIN);
    expect(endpoint?.[1]).toContain('check_origin: {MyAppWeb.Origins, :allowed?, []}');
    expect(module?.[0]).toBe('origins_module');
    expect(module?.[1]).toContain(MOZ_ORIGIN);
    const clause = 'def allowed?(%URI{scheme: "moz-extension"}), do: true';
    expect(module?.[1]).toContain(clause);
    expect(docs).toContain(clause);
  });

  test('is named to the server on this machine by its flag', () => {
    expect(settings('origin_refused', LOCAL)).toContainEqual([
      'terminal',
      `npm run server -- --allow-origin ${CHROME_ORIGIN}`,
    ]);
  });

  test('is allowed at the path that was tried', () => {
    const [endpoint] = settings('upgrade_refused', `${SERVER}/live`);
    expect(endpoint?.[1]).toContain('socket "/live"');
  });
});

test.each<[string, DoctorProblem, string, readonly string[]]>([
  ['a server on this machine is started', 'port_closed', LOCAL, ['npm run server -- --port 4000']],
  ['somebody else’s server is not', 'port_closed', SERVER, []],
  [
    'this machine may be asked in plain text',
    'plain_port',
    'https://[::1]:4000',
    ['http://[::1]:4000'],
  ],
  ['nobody else may', 'plain_port', `${SERVER}:4000`, []],
  ['encryption is wanted', 'tls_port', LOCAL, ['https://127.0.0.1:4000']],
  ['a path too many is left out', 'wrong_path', `${SERVER}/chat`, [SERVER]],
  ['without a path there is none to leave out', 'wrong_path', SERVER, []],
  ['an unknown host is no setting', 'no_answer', SERVER, []],
])('what to paste: %s', (_, problem, serverUrl, code) => {
  expect(settings(problem, serverUrl).map(([, text]) => text)).toEqual(code);
});

test('the lines for a channel are those of the docs, where they are explained', () => {
  const code = [
    ...settingsFor({ problem: 'no_presence_state' }, SERVER, CHROME_ORIGIN),
    ...settingsFor({ problem: 'no_echo' }, SERVER, CHROME_ORIGIN),
  ];
  expect(code.map(({ place }) => place)).toEqual(['room_channel', 'room_channel']);
  for (const setting of code) expect(docs).toContain(setting.code);
});

test('a topic that no channel serves gets its line, other refusals are the server’s to settle', () => {
  const of = (reason: 'no_such_room' | 'banned') =>
    settingsFor({ problem: 'join_refused', reason }, SERVER, CHROME_ORIGIN);
  expect(of('no_such_room')).toEqual([
    { place: 'user_socket', code: 'channel "room:*", MyAppWeb.RoomChannel' },
  ]);
  expect(of('banned')).toEqual([]);
});

/** README and docs as one text. */
function readAll(): string {
  const root = new URL('../../', import.meta.url);
  const guides = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));
  return ['README.md', ...guides.map((name) => `docs/${name}`)]
    .map((path) => readFileSync(new URL(path, root), 'utf8'))
    .join('\n');
}
