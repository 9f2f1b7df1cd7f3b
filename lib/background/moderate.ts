import type { BannedMember } from '../room/types.ts';
import type { PushOutcome } from '../socket/join-room.ts';
import { buildModeration, type Moderation } from '../wire/build.ts';
import { parseBans } from '../wire/parse-moderation.ts';
import type { LiveRoom } from './live-room.ts';
import type { ChangeProblem } from './room-changes.ts';

type Asked = PushOutcome | 'not_supported';

/** Does what only whoever's room it is may: now or not at all. Null once the server has done it. */
export async function moderate(live: LiveRoom, act: Moderation): Promise<ChangeProblem | null> {
  const { event, payload } = buildModeration(act);
  return problemOf(await ask(live, event, payload));
}

/** Who is banned from the room, the last one first. */
export async function readBans(live: LiveRoom): Promise<readonly BannedMember[] | ChangeProblem> {
  const outcome = await ask(live, 'bans', {});
  const isDone = outcome !== 'not_supported' && outcome.status === 'ok';
  return (isDone ? parseBans(outcome.response) : problemOf(outcome)) ?? 'no_answer';
}

async function ask(live: LiveRoom, event: string, payload: object): Promise<Asked> {
  return live.room.capabilities.includes('moderate') ? live.ask(event, payload) : 'not_supported';
}

function problemOf(outcome: Asked): ChangeProblem | null {
  if (outcome === 'not_supported') return outcome;
  if (outcome.status === 'ok') return null;
  return outcome.status === 'error' ? outcome.refusal.reason : 'no_answer';
}
