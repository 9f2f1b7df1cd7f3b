import { createTally } from '../faults/tally.ts';
import type { PlannedFault } from './fault-plan.ts';
import { inflictAll, type FaultLog, type FaultWorld } from './inflict.ts';
import { createScreenJudge, type ScreenJudge } from './judge-screens.ts';
import { isUnderway, type ShownLine } from './screen.ts';
import type { Talker } from './talker.ts';

/** People may be ahead of the faults by so many: they go on talking while one is being survived. */
const AHEAD = 1;
const LOOK_EVERY_MS = 700;
const SETTLE_MS = 60_000;
const REPORT_EVERY = 10;

export interface Handed {
  readonly by: string;
  readonly body: string;
  /** Whether it was seen that the composer let go of it. */
  readonly accepted: boolean;
}

/** All that was said and seen. */
export interface Talk {
  /** In each sender's order. */
  readonly handed: readonly Handed[];
  readonly log: FaultLog;
  readonly judges: readonly ScreenJudge[];
  /** By reader, such as "ada's popup". */
  readonly screens: ReadonlyMap<
    string,
    { readonly of: string; readonly lines: readonly ShownLine[] }
  >;
}

/** Both people talk until all messages are handed over and all faults have happened; then all is read. */
export async function talkThroughFaults(
  suite: string,
  world: FaultWorld,
  plan: readonly PlannedFault[],
  messages: number,
): Promise<Talk> {
  const { talkers } = world;
  const handed: Handed[] = [];
  const log: FaultLog = { tally: createTally(suite), problems: [] };
  const judges = talkers.map(({ name }) => createScreenJudge(`${name}'s overlay`));
  const gates = createGates();
  /** Messages that may be handed over before the next fault has to have begun. */
  let allowed = plan[AHEAD]?.afterMessages ?? messages;

  const began = (index: number) => {
    allowed = plan[index + AHEAD]?.afterMessages ?? messages;
    gates.changed();
  };
  const talkOn = async (talker: Talker, share: number) => {
    for (let count = 1; count <= share; count++) {
      await gates.until(() => handed.length < allowed);
      const body = `${talker.name} ${count}`;
      const outcome = await talker.say(body);
      handed.push({ by: talker.name, body, accepted: outcome === 'accepted' });
      gates.changed();
      if (handed.length % REPORT_EVERY === 0) console.log(`  ${handed.length} messages`);
    }
  };
  const half = Math.ceil(messages / 2);
  const talking = Promise.all([talkOn(talkers[0], half), talkOn(talkers[1], messages - half)]);
  const suffering = inflictAll(
    plan,
    world,
    (count) => gates.until(() => handed.length >= Math.min(count, messages)),
    log,
    began,
  );
  const over = new AbortController();
  const looking = Promise.all(
    talkers.map((talker, index) => keepLooking(talker, judges[index], over.signal)),
  );
  try {
    await Promise.all([talking, suffering]);
  } finally {
    over.abort();
  }
  await looking;
  for (const talker of talkers) await settle(talker, log);
  return { handed, log, judges, screens: await readScreens(talkers) };
}

async function readScreens(talkers: FaultWorld['talkers']): Promise<Talk['screens']> {
  const screens = new Map<string, { of: string; lines: readonly ShownLine[] }>();
  for (const talker of talkers) {
    const { overlay, popup } = await talker.readAll();
    screens.set(`${talker.name}'s overlay`, { of: talker.name, lines: overlay });
    screens.set(`${talker.name}'s popup`, { of: talker.name, lines: popup });
  }
  return screens;
}

async function keepLooking(
  talker: Talker,
  judge: ScreenJudge | undefined,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    // A look between two documents sees nothing; the next one does.
    const lines = await talker.look().catch(() => null);
    if (lines) judge?.look(lines);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Until nothing of ours is on its way any more. */
async function settle(talker: Talker, log: FaultLog): Promise<void> {
  const end = performance.now() + SETTLE_MS;
  for (;;) {
    const underway = ((await talker.look()) ?? []).filter(isUnderway);
    if (underway.length === 0) return;
    if (performance.now() > end) {
      const bodies = underway.map(({ body, note }) => `"${body}" (${note})`).join(', ');
      log.problems.push(
        `${talker.name} still waits ${SETTLE_MS} ms after the last fault: ${bodies}`,
      );
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Lets several wait for conditions that the others change. */
function createGates() {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const check of [...waiting]) check();
    },
    until: (isOpen: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!isOpen()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}
