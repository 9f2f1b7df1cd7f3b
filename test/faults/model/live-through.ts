import { seededRandom } from '../../../scripts/bench/seeded-random.ts';
import { installVirtualTime } from '../../fakes/virtual-time.ts';
import { checkDelivery, type DeliveryReport } from '../check-delivery.ts';
import { createHour, isCalm, surfaceDiffers, type Hour } from './hour.ts';
import type { Schedule } from './schedule.ts';

/** The weather is fine again after a schedule; so long everything may take to settle, ms. */
const SETTLE_WITHIN_MS = 240_000;
/** Nothing of a room that was left goes on for longer, ms. */
const ENDED_WITHIN_MS = 120_000;

export interface Outcome {
  readonly report: DeliveryReport;
  readonly faults: ReadonlyMap<string, number>;
  /** From the end of the schedule until all was well, ms of the virtual clock; null: never. */
  readonly recoveryMs: number | null;
}

/** Lives through one schedule over virtual time, waits for calm, and judges. */
export async function liveThrough({ steps, luck }: Schedule): Promise<Outcome> {
  const time = installVirtualTime();
  try {
    const hour = createHour(time, seededRandom(luck));
    await time.advance(500);
    for (const step of steps) await hour.happen(step);
    const recoveryMs = await settle(hour);
    const { counts, messages, problems } = checkDelivery(recordOf(hour));
    const wrong = [...problems, ...(await otherProblems(hour, recoveryMs))];
    return { report: { messages, counts, problems: wrong }, faults: hour.faults, recoveryMs };
  } finally {
    time.uninstall();
  }
}

/** Ends the mishaps, and waits until all is well. Null where it never is. */
async function settle(hour: Hour): Promise<number | null> {
  const { time, server, residents } = hour;
  server.mood = 'up';
  server.faults.clear();
  server.tampering.clear();
  for (const resident of residents) resident.dieAtDisk(Infinity);
  const start = time.now();
  let calmSince: number | null = null;
  while (time.now() - start < SETTLE_WITHIN_MS) {
    if (!isCalm(hour)) calmSince = null;
    else calmSince ??= time.now();
    // Twice: a message that was lost at the end of the log is only missed when the server tells.
    if (calmSince !== null && time.now() - calmSince >= 2_000) return calmSince - start;
    await time.advance(time.now() - start < 4_000 ? 250 : 2_000);
    for (const { person } of residents) {
      if (person.room.connection.status === 'refused') person.live.retryConnection();
    }
    if ((time.now() - start) % 10_000 === 0) server.room('kitchen').tick();
  }
  return null;
}

function recordOf({ residents, lostLogs, server }: Hour) {
  const log = server.room('kitchen').log.messages;
  const logged = new Set(log.map(({ body }) => body));
  const mayMiss = new Set<string>();
  for (const { person, author, witness } of residents) {
    for (const { body } of person.room.outgoing) mayMiss.add(body);
    for (const { body } of author.accepted) {
      if (!logged.has(body) && lostLogs.has(body) && witness.ever.has(body)) mayMiss.add(body);
    }
  }
  return {
    accepted: residents.flatMap(({ author }) => author.accepted),
    seen: new Map([
      // Clients hide what a log has twice; it is twice all the same.
      ['the log', log.map(({ from, cid, body }) => ({ by: from.id, cid, body }))],
      ...residents.map(({ person, witness }) => [person.id, witness.lines] as const),
    ]),
    mayMiss,
  };
}

/** What is wrong besides the delivery of messages. */
async function otherProblems(hour: Hour, recoveryMs: number | null): Promise<string[]> {
  const { time, residents } = hour;
  const problems: string[] = [];
  if (recoveryMs === null) problems.push(`never calm again: ${describe(hour)}`);
  for (const resident of residents) {
    const { person } = resident;
    if (surfaceDiffers(resident)) problems.push(`${person.id}'s surface shows another room`);
    const kept = person.disk.outboxRows().map(({ entry }) => entry.body);
    const shown = person.room.outgoing.map(({ body }) => body);
    if (kept.join() !== shown.join())
      problems.push(`${person.id}'s disk has ${kept.join()} to send`);
  }
  for (const { person } of residents) {
    await person.live.leave();
    person.socket.close();
  }
  await time.advance(ENDED_WITHIN_MS);
  if (time.timers > 0) problems.push(`${time.timers} timers are left at the end`);
  return problems;
}

function describe({ server, residents }: Hour): string {
  const states = residents.map(({ person, author }) => {
    const { connection, members } = person.room;
    const sending = [...person.outgoing(), ...author.waiting.map(({ body }) => `${body}: typed`)];
    return `${person.id} ${connection.status}, sees ${members.length}, heard [${person.heard().join()}], sends [${sending.join()}]`;
  });
  const log = server.room('kitchen').log.messages.map(({ body }) => body);
  return [...states, `log [${log.join()}]`].join('; ');
}
