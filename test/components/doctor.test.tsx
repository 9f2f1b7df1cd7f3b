// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Doctor } from '../../components/doctor/Doctor.tsx';
import { ConnectionNotice } from '../../components/ConnectionNotice.tsx';
import { reportText } from '../../components/doctor/report-text.ts';
import { ServerField } from '../../components/ServerField.tsx';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import type { DoctorVisit, Tell } from '../../lib/server/doctor-visit.ts';
import type { DoctorStep, Findings, StepOutcome } from '../../lib/server/findings.ts';
import { settingsFor } from '../../lib/server/settings-to-paste.ts';
import { doctorHref, readDoctorHash } from '../../lib/ui/doctor-address.ts';
import { DOCTOR_STEPS, type DoctorTools } from '../../lib/ui/use-doctor.ts';
import { d } from '../../locales/doctor-words.ts';
import { en } from '../../locales/en.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, LOCAL, NOON } from '../fakes/samples.ts';
import { settle, show } from '../fakes/stage.tsx';

const ELSEWHERE = 'https://chat.example.org';
const writeText = vi.fn<(text: string) => Promise<void>>();

/** A doctor who tells what a test says, when it says so. */
function doctorUnderTest() {
  const visits: DoctorVisit[] = [];
  const signals: AbortSignal[] = [];
  let tell: Tell = () => {};
  let end = () => {};
  const tools: DoctorTools = {
    examine(visit, teller, signal) {
      visits.push(visit);
      signals.push(signal);
      tell = teller;
      return new Promise<void>((resolve) => (end = resolve));
    },
    settingsFor: (failure, serverUrl) => settingsFor(failure, serverUrl, CHROME_ORIGIN),
    origin: CHROME_ORIGIN,
    version: '0.1.0',
    userAgent: 'A browser/1',
    now: () => NOON,
  };
  return {
    tools,
    visits,
    signals,
    async tells(findings: Findings) {
      for (const [step, outcome] of Object.entries(findings)) tell(step as DoctorStep, outcome);
      await settle();
    },
    async ends() {
      end();
      await settle();
    },
  };
}

async function open(server = LOCAL, room = '') {
  const doctor = doctorUnderTest();
  const shown = await show(<Doctor home={aHome()} start={{ server, room }} tools={doctor.tools} />);
  return { ...doctor, ...shown };
}

const step = (name: DoctorStep) => {
  const item = screen.getByText(d.steps[name]).closest('li');
  if (!item) throw new Error(`no step ${name}`);
  return within(item);
};
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

const REACHED: Findings = {
  address: { status: 'passed', detail: LOCAL },
  host: { status: 'passed' },
  discovery: { status: 'passed', found: 'is_unknown' },
  session: { status: 'skipped', why: 'no_sessions' },
};
const JOINED: Findings = {
  ...REACHED,
  socket: { status: 'passed', detail: 'ws://127.0.0.1:4000/socket' },
  join: { status: 'passed' },
  presence: { status: 'passed' },
};
const REFUSED: Findings = {
  ...REACHED,
  socket: { status: 'failed', problem: 'origin_refused', detail: 'ws://127.0.0.1:4000/socket' },
};

beforeEach(() => {
  writeText.mockResolvedValue();
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the doctor', () => {
  test('begins by itself at a server where the person has been, in the room it is about', async () => {
    const { visits } = await open(LOCAL, 'kitchen');
    expect(visits).toMatchObject([
      { address: LOCAL, roomId: 'kitchen', mayWrite: false, look: { name: 'Ada' } },
    ]);
  });

  test('waits for a click before it shows us to a stranger', async () => {
    const { visits } = await open(ELSEWHERE);
    expect(visits).toEqual([]);
    await press(d.check);
    expect(visits).toMatchObject([{ address: ELSEWHERE, roomId: null }]);
  });

  test('says which step is being tried, and then which one fails', async () => {
    const { tells, ends } = await open();
    const status = screen.getByRole('status');
    await tells({ address: { status: 'passed', detail: LOCAL } });
    expect(status.textContent).toBe(d.verdict.running(d.steps.host));
    expect(step('host').getByText(d.status.running)).toBeTruthy();
    await tells(REFUSED);
    await ends();
    expect(status.textContent).toBe(d.verdict.bad(d.steps.socket));
    expect(step('socket').getByText(d.status.failed)).toBeTruthy();
    expect(step('host').getByText(d.status.passed)).toBeTruthy();
    expect(step('join').queryByText(/./, { selector: 'p + p' })).toBeNull();
  });

  test('names the origin and the line to paste, ready to copy', async () => {
    const { tells, ends } = await open();
    await tells(REFUSED);
    await ends();
    const socket = step('socket');
    expect(socket.getByText(new RegExp(`origin ${CHROME_ORIGIN}\\.$`))).toBeTruthy();
    const copy = socket.getAllByRole('button', { name: d.copy })[0];
    if (copy) fireEvent.click(copy);
    await settle();
    expect(writeText.mock.lastCall?.[0]).toContain(
      `check_origin: ["//127.0.0.1", "${CHROME_ORIGIN}"]`,
    );
    expect(socket.getByRole('button', { name: d.copied })).toBeTruthy();
  });

  test('says so where the clipboard is not to be had', async () => {
    writeText.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const { tells, ends } = await open();
    await tells(REFUSED);
    await ends();
    await press(d.report.copy);
    expect(screen.getByRole('button', { name: d.notCopied })).toBeTruthy();
  });

  test('sends its message among people only when it is asked to', async () => {
    const { visits, tells, ends } = await open(LOCAL, 'kitchen');
    await tells({ ...JOINED, echo: { status: 'skipped', why: 'writes' } });
    await ends();
    expect(screen.getByRole('status').textContent).toBe(d.verdict.untried);
    await press(d.sendTestMessage);
    expect(visits.at(-1)).toMatchObject({ roomId: 'kitchen', mayWrite: true });
    await tells({ ...JOINED, echo: { status: 'passed', found: 'echo_by_id' } });
    await ends();
    expect(screen.getByRole('status').textContent).toBe(d.verdict.good);
  });

  test('starts anew for another address, and no longer hears the old one', async () => {
    const { visits, signals, tells } = await open();
    await tells(REACHED);
    type(en.server.label, ELSEWHERE);
    type(en.rooms.name, 'Garden');
    await press(d.checking);
    expect(signals[0]?.aborted).toBe(true);
    expect(visits.at(-1)).toMatchObject({ address: ELSEWHERE, roomId: 'garden' });
    expect(step('host').queryByText(d.status.passed)).toBeNull();
  });

  test('says at the field that a room can’t have this name', async () => {
    const { visits } = await open(ELSEWHERE);
    type(en.rooms.name, 'my room!');
    await press(d.check);
    expect(screen.getByText(en.problems.command.room_characters)).toBeTruthy();
    expect(visits).toEqual([]);
  });

  test('goes home with its page', async () => {
    const { signals, close } = await open();
    close();
    expect(signals[0]?.aborted).toBe(true);
  });

  test('asks for a room where the server lets nobody make one', async () => {
    const join: StepOutcome = { status: 'failed', problem: 'join_refused', reason: 'not_found' };
    const { tells } = await open(LOCAL, '');
    await tells({ ...JOINED, discovery: { status: 'passed', found: 'is_roomlight' }, join });
    expect(step('join').getByText(new RegExp(d.nameRoom))).toBeTruthy();
    expect(step('join').queryByText(new RegExp(en.problems.refusal.not_found))).toBeNull();
  });

  test('gives the name to try on a server that has one room', async () => {
    const join: StepOutcome = { status: 'failed', problem: 'join_refused', reason: 'unauthorized' };
    const { tells } = await open(LOCAL, 'kitchen');
    await tells({ ...JOINED, join });
    expect(step('join').getByText(new RegExp(d.tryLobby))).toBeTruthy();
    await tells({ discovery: { status: 'passed', found: 'is_roomlight' }, join });
    expect(step('join').queryByText(new RegExp(d.tryLobby))).toBeNull();
  });
});

describe('the report', () => {
  const tools = doctorUnderTest().tools;
  const visit: DoctorVisit = {
    address: 'https://ada:secret@chat.example.org',
    roomId: 'very-private-room',
    mayWrite: true,
    testMessage: 'Hello in there',
    cid: '0123456789abcdef0123456789abcdef',
    look: { name: 'Ada Lovelace', face: 'k3' },
  };

  test('has what whoever runs the server needs', () => {
    expect(reportText({ visit: { ...visit, roomId: null }, findings: REFUSED }, tools)).toBe(
      `${d.report.heading}
2026-03-02T14:00:00.000Z
Roomlight 0.1.0, A browser/1
Server: ${LOCAL}
Origin: ${CHROME_ORIGIN}
${d.report.room.own}

+ ${d.steps.address}
+ ${d.steps.host}
+ ${d.steps.discovery}
  ${d.found.is_unknown}
- ${d.steps.session}
  ${d.skipped.no_sessions}
× ${d.steps.socket}
  ${d.problem.origin_refused} ${d.sentOrigin(CHROME_ORIGIN)}
  ws://127.0.0.1:4000/socket`,
    );
  });

  test('has no secret, whatever was typed and whatever the server said', () => {
    const findings: Findings = {
      ...JOINED,
      join: {
        status: 'failed',
        problem: 'join_refused',
        reason: 'unknown',
        detail: 'room:very-private-room is closed',
      },
    };
    const text = reportText({ visit, findings }, tools);
    expect(text).toContain('room:… is closed');
    for (const secret of ['secret', 'very-private', 'Hello in there', 'Ada Lovelace', visit.cid]) {
      expect(text).not.toContain(secret);
    }
    const address: StepOutcome = { status: 'failed', problem: 'address_has_credentials' };
    expect(reportText({ visit, findings: { address } }, tools)).not.toMatch(/ada:|chat\.example/);
  });
});

describe('“Why?”', () => {
  const why = () => screen.getByRole('link', { name: /^Why\?/ });
  const where = () => readDoctorHash(new URL(why().getAttribute('href') ?? '', LOCAL).hash);

  test.each([
    [{ status: 'reconnecting', since: NOON, problem: 'unreachable' }],
    [{ status: 'refused', reason: 'unauthorized' }],
  ] as const)('stands on the notice %o, and leads to its room', async (connection) => {
    const doctor = { server: LOCAL, room: 'kitchen' };
    await show(<ConnectionNotice connection={connection} doctor={doctor} onRetry={() => {}} />);
    expect(where()).toEqual(doctor);
    // A popup would close over it.
    expect(why().getAttribute('target')).toBe('_blank');
  });

  test('stands at an address whose test has failed, until it is another', async () => {
    const background = createFakeBackground();
    background.refuse('test_server', 'connection_wrong_path');
    const field = (server: string) => (
      <ServerField server={server} known={[]} problem={null} onChange={() => {}} />
    );
    await show(field(`${ELSEWHERE}/chat`), background);
    expect(screen.queryByRole('link')).toBeNull();
    await press(en.server.test);
    expect(where()).toEqual({ server: `${ELSEWHERE}/chat`, room: '' });
    type(en.server.label, ELSEWHERE);
    await settle();
    expect(screen.queryByRole('link')).toBeNull();
  });

  test('an address with anything in it arrives as it was typed', () => {
    const start = { server: 'https://x.example/a b?c=d&e#f', room: 'ä & ö' };
    expect(readDoctorHash(new URL(doctorHref(start), LOCAL).hash)).toEqual(start);
    expect(readDoctorHash('')).toBeNull();
    expect(readDoctorHash('#doctor?')).toEqual({ server: '', room: '' });
  });
});

test('every step has its place in the list', () => {
  expect([...DOCTOR_STEPS].sort()).toEqual(Object.keys(d.steps).sort());
});
