import type { DoctorStep, Findings, StepOutcome } from '../../lib/ui/contract.ts';
import { d } from '../../locales/doctor-words.ts';
import { t } from '../../locales/words.ts';

/** How a step ended, in sentences; `detail` is what to show as it came, an address or a server's word. */
export interface OutcomeWords {
  readonly sentence: string;
  readonly detail: string | null;
}

/** Says what came of a step. `origin` is what this browser sends, `roomId` the room that was named. */
export function outcomeWords(
  step: DoctorStep,
  outcome: StepOutcome,
  { findings, origin, roomId }: { findings: Findings; origin: string; roomId: string | null },
): OutcomeWords {
  switch (outcome.status) {
    case 'passed': {
      const { found, detail = null } = outcome;
      const words = found ? d.found[found] : '';
      // The address stands in its field already.
      if (step !== 'discovery') {
        return { sentence: words, detail: step === 'address' ? null : detail };
      }
      return { sentence: join(words, detail && d.named(detail)), detail: null };
    }
    case 'skipped':
      return { sentence: d.skipped[outcome.why], detail: null };
    case 'failed': {
      const { problem, reason, detail = null } = outcome;
      const isOrigin = problem === 'origin_refused' || problem === 'upgrade_refused';
      const sentence = join(
        d.problem[problem],
        needsName(outcome, findings, roomId) ? d.nameRoom : reason && t.problems.refusal[reason],
        isOrigin && d.sentOrigin(origin),
        triesLobby(outcome, findings, roomId) && d.tryLobby,
      );
      return { sentence, detail };
    }
    default:
      return outcome satisfies never;
  }
}

/** We came to a room of our own, and this server lets nobody make one. */
function needsName(
  { problem, reason }: Extract<StepOutcome, { status: 'failed' }>,
  findings: Findings,
  roomId: string | null,
): boolean {
  const isMissing = problem === 'join_refused' && reason === 'not_found';
  return isMissing && roomId === null && isOurs(findings);
}

function isOurs({ discovery }: Findings): boolean {
  return discovery?.status === 'passed' && discovery.found === 'is_roomlight';
}

/** The guides' channel says "unauthorized" to every room but one; a server of ours means it. */
function triesLobby(
  { problem, reason }: Extract<StepOutcome, { status: 'failed' }>,
  findings: Findings,
  roomId: string | null,
): boolean {
  const isUnknownRoom = reason === 'unauthorized' || reason === 'not_found' || reason === 'unknown';
  return problem === 'join_refused' && isUnknownRoom && !isOurs(findings) && roomId !== 'lobby';
}

function join(...parts: (string | false | null | undefined)[]): string {
  return t.sentences(parts.flatMap((part) => part || []));
}
