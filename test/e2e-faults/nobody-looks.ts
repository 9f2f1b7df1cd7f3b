import { addFaults, addRecoveries } from '../faults/tally.ts';
import type { FaultLog, FaultWorld } from './inflict.ts';
import { UNSEEN } from './slow-recoveries.ts';

/**
 * Half a minute after the last look an extension counts as unwatched, and by then Chromium has ended its
 * worker, since attempts that fail are no life. So only an alarm or a patient timer finds the server.
 */
const DOWN_MS = 45_000;
/** Longer than any promise. */
const BACK_MS = 60_000;

/** The quiet end of a run: nobody looks, the server is away for a while, and everybody comes back. */
export async function returnUnseen(world: FaultWorld, log: FaultLog): Promise<void> {
  const { talkers, prober } = world;
  for (const talker of talkers) await talker.lookAway();
  console.log(`  server killed for ${DOWN_MS / 1_000} s, and nobody looks`);
  addFaults(log.tally, [['server killed', 1]]);
  await prober.restartServer(DOWN_MS);
  const since = performance.now();
  const names = talkers.map(({ name }) => name);
  if (await prober.meets(names, BACK_MS)) {
    addRecoveries(log.tally, UNSEEN, [performance.now() - since]);
  } else {
    log.problems.push(`${UNSEEN}: not everybody was back within ${BACK_MS} ms`);
  }
}
