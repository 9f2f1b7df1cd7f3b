import { t } from '../locales/words.ts';
import type { Outcome } from './message-actions.ts';

type Answered =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: keyof typeof t.problems.command };

/** What came of asking the background for something: words for the person, null if it was done. */
export async function outcomeOf(reply: Promise<Answered>): Outcome {
  const answer = await reply;
  return answer.ok ? null : t.problems.command[answer.problem];
}
