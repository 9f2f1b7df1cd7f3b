import type { RoomEvent } from './room-event.ts';
import { memberName, ownMemberId } from './select.ts';
import type { Member, MemberId, Room } from './types.ts';

/** Somebody has come or gone while we looked on. */
export interface Coming {
  readonly memberId: MemberId;
  /** As they were called then; null where the server carries no names. */
  readonly name: string | null;
  readonly came: boolean;
  /** ms */
  readonly at: number;
  /** Key of the last line of the timeline before it; null where there was none. */
  readonly after: string | null;
}

/** In a room of more people they come and go all the time, and that is no news. */
const FEW = 8;
/** Servers tell who came in beats; what somebody says as they come may be heard before. */
const BEAT_MS = 3_000;
/** More than anybody reads back; what is older goes. */
const KEPT = 100;

/**
 * What is known of comings and goings after an event, given the room before it. Only what is told as it
 * happens counts: a whole roster says who is here after an absence of ours, and not who came when.
 */
export function noteComings(
  comings: readonly Coming[],
  room: Room,
  event: RoomEvent,
  at: number,
): readonly Coming[] {
  if (event.type !== 'members_changed' || room.members.length > FEW) return comings;
  const self = ownMemberId(room);
  const before = new Map(room.members.map((member) => [member.id, member]));
  const came = event.present.filter(({ id }) => !before.has(id) && id !== self);
  const went = event.gone.flatMap((id) => (id === self ? [] : (before.get(id) ?? [])));
  const count = before.size + came.length - went.length;
  if (came.length + went.length === 0 || count > FEW) return comings;
  const last = room.timeline.at(-1)?.key ?? null;
  const note = (member: Member, hasCome: boolean): Coming => ({
    memberId: member.id,
    name: memberName(member),
    came: hasCome,
    at,
    after: hasCome ? beforeWhatTheySaid(room, member.id, comings, at - BEAT_MS) : last,
  });
  const news = [
    ...came.map((member) => note(member, true)),
    ...went.map((member) => note(member, false)),
  ];
  return [...comings, ...news].slice(-KEPT);
}

/** Messages have the server's time, which may be ahead: what they said before they were seen to go is older. */
function beforeWhatTheySaid(
  { timeline }: Room,
  who: MemberId,
  comings: readonly Coming[],
  since: number,
): string | null {
  const went = comings.findLast(({ memberId, came }) => memberId === who && !came);
  const from = went ? timeline.findIndex(({ key }) => key === went.after) + 1 : 0;
  const first = timeline.findIndex(
    (item, index) =>
      index >= from && item.kind === 'message' && item.from.id === who && item.at > since,
  );
  return (first === -1 ? timeline.at(-1) : timeline[first - 1])?.key ?? null;
}
