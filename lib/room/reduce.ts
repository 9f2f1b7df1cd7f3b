import { changeTimeline } from './change-message.ts';
import type { RoomEvent } from './room-event.ts';
import { isSealedRoom } from './room-id.ts';
import { compareArrival } from './select.ts';
import { insertMessages, trimTimeline } from './timeline.ts';
import type {
  Cid,
  Member,
  MemberId,
  Message,
  OutboxEntry,
  Room,
  RoomAddress,
  TimelineItem,
} from './types.ts';

/** What a server that states no limits is assumed to take. Protocol, section 6. */
const DEFAULT_BODY_LIMIT = 4_000;
/** Who has not been heard of for so many others is met anew. */
const SIGNERS_LIMIT = 500;

/** A room of which nothing is known yet. */
export function emptyRoom(address: RoomAddress): Room {
  return {
    address,
    sealed: isSealedRoom(address),
    signers: [],
    connection: { status: 'connecting' },
    rung: null,
    capabilities: [],
    limits: { body: DEFAULT_BODY_LIMIT },
    self: null,
    members: [],
    roster: 'unknown',
    timeline: [],
    hasOlder: false,
    outgoing: [],
    typing: [],
    readKey: null,
    draft: '',
  };
}

/**
 * The room after the event: the only place where a room changes. Pure, and the same in the background
 * and in every surface, so that both hold the same room after the same events.
 */
export function reduceRoom(room: Room, event: RoomEvent): Room {
  switch (event.type) {
    case 'connection_changed':
      return { ...room, connection: event.connection };
    case 'joined':
      return {
        ...room,
        connection: { status: 'online' },
        rung: event.rung ?? room.rung,
        capabilities: event.capabilities,
        limits: event.limits,
        self: event.self,
        locked: event.locked ?? false,
      };
    case 'rung_inferred':
      return { ...room, rung: event.rung };
    case 'lock_changed':
      return { ...room, locked: event.on };
    case 'self_changed':
      return { ...room, self: event.self };
    case 'signer_met': {
      const others = room.signers.filter(({ memberId }) => memberId !== event.signer.memberId);
      return { ...room, signers: [...others, event.signer].slice(-SIGNERS_LIMIT) };
    }
    case 'roster_received':
      return {
        ...room,
        members: [...event.members].sort(compareArrival),
        roster: event.partial ? 'partial' : 'whole',
      };
    case 'members_changed':
      return { ...room, members: changeMembers(room.members, event.present, event.gone) };
    case 'messages_received':
      return addMessages(room, event.messages);
    case 'message_edited':
    case 'message_deleted':
    case 'reaction_changed': {
      const timeline = changeTimeline(room.timeline, event);
      return timeline === room.timeline ? room : { ...room, timeline };
    }
    case 'typing_changed':
      return { ...room, typing: event.typing };
    case 'older_received':
      return {
        ...room,
        timeline: insertMessages(room.timeline, event.messages),
        hasOlder: event.more,
        outgoing: withoutHeard(room.outgoing, event.messages),
      };
    case 'timeline_replaced':
      return {
        ...room,
        timeline: insertMessages(event.divider ? [event.divider] : [], event.messages),
        hasOlder: event.more,
        outgoing: withoutHeard(room.outgoing, event.messages),
      };
    case 'divider_added':
      return addDivider(room, event.divider);
    case 'outgoing_changed':
      return { ...room, outgoing: changeOutgoing(room, event.entry) };
    case 'outgoing_discarded':
      return { ...room, outgoing: room.outgoing.filter(({ cid }) => cid !== event.cid) };
    case 'marked_read':
      return { ...room, readKey: event.key };
    case 'draft_changed':
      return { ...room, draft: event.draft, draftContext: event.context ?? {} };
    default:
      return event satisfies never;
  }
}

/** Members are in order already: to sort ten thousand again for each who comes takes longer than a frame. */
function changeMembers(
  members: readonly Member[],
  present: readonly Member[],
  gone: readonly MemberId[],
): readonly Member[] {
  const byId = new Map(present.map((member) => [member.id, member]));
  const changed = new Set([...gone, ...byId.keys()]);
  const coming = [...byId.values()].sort(compareArrival).values();
  let next = coming.next().value;
  const merged: Member[] = [];
  for (const member of members) {
    if (changed.has(member.id)) continue;
    while (next && compareArrival(next, member) < 0) {
      merged.push(next);
      next = coming.next().value;
    }
    merged.push(member);
  }
  return next ? [...merged, next, ...coming] : merged;
}

function addMessages(room: Room, messages: readonly Message[]): Room {
  const { timeline, trimmed } = trimTimeline(insertMessages(room.timeline, messages));
  return {
    ...room,
    timeline,
    // Without a log there is nobody to ask for what was trimmed.
    hasOlder: room.hasOlder || (trimmed && timeline.some(isLogged)),
    outgoing: withoutHeard(room.outgoing, messages),
  };
}

function isLogged(item: TimelineItem): boolean {
  return item.kind === 'message' && item.seq !== null;
}

/** A second divider of the same kind with nothing said in between would tell nothing new. */
function addDivider(room: Room, divider: Extract<TimelineItem, { kind: 'divider' }>): Room {
  const last = room.timeline.at(-1);
  if (last === undefined || (last.kind === 'divider' && last.why === divider.why)) return room;
  return { ...room, timeline: [...room.timeline, divider] };
}

/** An own message that the timeline has is no longer on its way. */
function withoutHeard(
  outgoing: readonly OutboxEntry[],
  messages: readonly Message[],
): readonly OutboxEntry[] {
  if (outgoing.length === 0) return outgoing;
  const heard = new Set(messages.filter(({ own }) => own).map(({ cid }) => cid));
  return outgoing.some(({ cid }) => heard.has(cid))
    ? outgoing.filter(({ cid }) => !heard.has(cid))
    : outgoing;
}

function changeOutgoing(room: Room, entry: OutboxEntry): readonly OutboxEntry[] {
  if (isInTimeline(room.timeline, entry.cid)) return room.outgoing;
  const others = room.outgoing.filter(({ cid }) => cid !== entry.cid);
  return [...others, entry].sort((a, b) => a.order - b.order);
}

function isInTimeline(timeline: readonly TimelineItem[], cid: Cid): boolean {
  return timeline.some((item) => item.kind === 'message' && item.own && item.cid === cid);
}
