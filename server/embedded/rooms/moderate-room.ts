import { cleanName } from '../../../lib/wire/clean-text.ts';
import type { RefusalReason } from '../../../lib/room/types.ts';
import { MEMBER_ID } from '../../../lib/wire/shapes.ts';
import type { SendReply } from '../socket/room-channel.ts';
import { type Fields, readMatching } from './read-fields.ts';
import type { RoomParts, Visit } from './roomlight-room.ts';

/** What comes of it: a reason why not, or the answer and what follows once that is on its way. */
type Outcome =
  | { readonly reason: RefusalReason }
  | { readonly response: object; readonly after?: () => void };

/** What the owner of a room may do to it, by the event they ask with. */
const ACTS: Readonly<Record<string, (fields: Fields, parts: RoomParts, visit: Visit) => Outcome>> =
  { kick, ban, lock, bans };

export const MODERATION_EVENTS: readonly string[] = Object.keys(ACTS);

/** `kick`, `ban`, `lock` or `bans`, from whoever asks: only the owner is listened to. */
export function moderateRoom(parts: RoomParts, visit: Visit, event: string) {
  return (fields: Fields, reply: SendReply): void => {
    const refuse = (refusal: object) => reply('error', refusal);
    const { roomId, identity, isOwner } = visit;
    const waitMs = parts.messages.take(`${roomId} ${identity.memberId}`);
    if (waitMs > 0) return refuse({ reason: 'rate_limited', retry_after_ms: waitMs });
    if (!isOwner) return refuse({ reason: 'unauthorized' });
    const outcome = act(event, fields, parts, visit);
    if ('reason' in outcome) return refuse(outcome);
    reply('ok', outcome.response);
    outcome.after?.();
  };
}

function act(event: string, fields: Fields, parts: RoomParts, visit: Visit): Outcome {
  try {
    return ACTS[event]?.(fields, parts, visit) ?? { reason: 'invalid' };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    parts.report(`A room's rules could not be stored: ${what}`);
    return { reason: 'server_busy' };
  }
}

/** Shows somebody out, who may come back. */
function kick(fields: Fields, parts: RoomParts, visit: Visit): Outcome {
  const member = readOther(fields, visit);
  if (member === null) return { reason: 'invalid' };
  return { response: {}, after: () => showOut(parts, visit, member) };
}

/** Shows somebody out for good, or lets them back in. */
function ban(fields: Fields, parts: RoomParts, visit: Visit): Outcome {
  const member = readOther(fields, visit);
  const { on, name } = fields;
  if (member === null || typeof on !== 'boolean') return { reason: 'invalid' };
  if (!on) {
    parts.rules.unban(visit.roomId, member);
    return { response: {} };
  }
  const called = typeof name === 'string' ? cleanName(name) : null;
  if (!parts.rules.ban(visit.roomId, { id: member, name: called })) return { reason: 'too_large' };
  return { response: {}, after: () => showOut(parts, visit, member) };
}

/** Lets nobody new in, or everybody again. */
function lock({ on }: Fields, parts: RoomParts, { channel, roomId }: Visit): Outcome {
  if (typeof on !== 'boolean') return { reason: 'invalid' };
  parts.rules.lock(roomId, on, parts.visits.members(roomId));
  return { response: {}, after: () => channel.broadcast('room_locked', { on }) };
}

/** Who is banned: nobody but the owner is told. */
function bans(_fields: Fields, parts: RoomParts, { roomId }: Visit): Outcome {
  return { response: { bans: parts.rules.banned(roomId) } };
}

/** The owner is not among those who can be shown out. */
function readOther(fields: Fields, { identity }: Visit): string | null {
  const member = readMatching(fields['member'], MEMBER_ID);
  return member === identity.memberId ? null : member;
}

/** Every tab and device of theirs: a reason first, so that a client knows not to come back by itself. */
function showOut({ visits }: RoomParts, { roomId }: Visit, member: string): void {
  for (const channel of visits.channelsOf(roomId, member)) {
    channel.expel('moderated', { reason: 'banned' });
  }
}
