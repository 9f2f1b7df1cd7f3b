import type {
  Ask,
  Member,
  MemberId,
  Message,
  MessageContext,
  OutboxEntry,
  PresenceMeta,
  PresenceState,
  Room,
  TimelineItem,
} from './types.ts';

const NOBODY: ReadonlySet<MemberId> = new Set();

/** A number of a database, a UUID, an id of ours: nothing that a person would call themselves. */
const ID_LIKE = /^\d+$|^[mu]-|[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{16,}$/i;

/**
 * What the person last called themselves; null where the server carries no names. A server built from
 * Phoenix' guide to Presence carries them as what it lists people by.
 */
export function memberName(member: Member): string | null {
  return latest(member, ({ name }) => name) ?? (ID_LIKE.test(member.id) ? null : member.id);
}

/** Who of the members we are: by the id we have there, else by the name we gave; null where neither is listed. */
export function ownMemberId({ members, self }: Room): MemberId | null {
  const listed = [self?.memberId, self?.name].find((key) => members.some(({ id }) => id === key));
  return listed ?? self?.memberId ?? null;
}

/** Seed of the person's picture: the one they chose, else their id, which gives a stable one too. */
export function memberFace(member: Member): string {
  return latest(member, ({ face }) => face) ?? member.id;
}

/** A person is as present as their most present tab or device. */
export function memberState(member: Member): PresenceState {
  const states = new Set(member.metas.map(({ state }) => state));
  if (states.has('active')) return 'active';
  return states.has('idle') ? 'idle' : 'hidden';
}

/** Whether somebody looks at a page that we look at too, as far as both share that. */
export function isHere(member: Member, self: Member | null): boolean {
  const ours = new Set(self?.metas.map(({ page }) => page));
  return member.metas.some(({ page }) => page !== null && ours.has(page));
}

/** Who else looks at a page that we look at too. */
export function othersHere(
  members: readonly Member[],
  selfId: MemberId | null,
): ReadonlySet<MemberId> {
  const self = members.find(({ id }) => id === selfId);
  const ours = new Set(self?.metas.flatMap(({ page }) => page ?? []));
  if (ours.size === 0) return NOBODY;
  const isOneOf = (member: Member) =>
    member !== self && member.metas.some(({ page }) => page !== null && ours.has(page));
  return new Set(members.filter(isOneOf).map(({ id }) => id));
}

/** Where this person takes those who follow them, empty where that is not told now; null where they do not. */
export function leadOf(member: Member): string | null {
  return latest(member, ({ leads }) => leads ?? null);
}

/** Where this person asks others to come to; null where they do not. */
export function askOf(member: Member): Ask | null {
  return latest(member, ({ asks }) => asks ?? null);
}

/** Since when the person is here without a break, ms; null where the server tells no times. */
export function memberSince(member: Member): number | null {
  let since: number | null = null;
  for (const { onlineAt } of member.metas) {
    if (onlineAt !== null && (since === null || onlineAt < since)) since = onlineAt;
  }
  return since;
}

/** Order of the list: who came first stands first; without times, by id, so that nothing jumps. */
export function compareArrival(a: Member, b: Member): number {
  const since = (memberSince(a) ?? Infinity) - (memberSince(b) ?? Infinity);
  if (since !== 0 && !Number.isNaN(since)) return since;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Messages of others below the last one the person has seen; `counts` leaves out what is not shown. */
export function unreadCount(room: Room, counts = (_message: Message) => true): number {
  return unreadMessages(room).filter(counts).length;
}

/** The first of them, where the unread line stands. */
export function firstUnreadKey(room: Room, counts = (_message: Message) => true): string | null {
  return unreadMessages(room).find(counts)?.key ?? null;
}

/** Key of the newest message, to be marked as read; null in an empty room. */
export function newestKey(room: Room): string | null {
  return room.timeline.findLast(isMessage)?.key ?? null;
}

/** What stands beside the text of a message, by itself. */
export function contextOf({ replyTo, quote }: MessageContext): MessageContext {
  return { ...(replyTo !== undefined && { replyTo }), ...(quote && { quote }) };
}

/** Whether a message of ours is still on its way by itself. */
export function isSending(room: Room): boolean {
  return room.outgoing.some(
    ({ delivery: { status } }) => status === 'queued' || status === 'sending',
  );
}

/** The conversation as it is shown: what the room has heard, then own messages on their way. */
export function selectTimeline(
  room: Pick<Room, 'timeline' | 'outgoing'>,
): readonly (TimelineItem | OutboxEntry)[] {
  return room.outgoing.length === 0 ? room.timeline : [...room.timeline, ...room.outgoing];
}

function unreadMessages(room: Room): Message[] {
  const readAt = room.timeline.findIndex(({ key }) => key === room.readKey);
  return room.timeline
    .slice(readAt + 1)
    .filter((item) => isMessage(item) && !item.own && isReadable(item)) as Message[];
}

/** Whether there is something to read: not what was deleted, nor what is only said to have come. */
export function isReadable({ deleted, seal }: Message): boolean {
  return !deleted && seal?.state !== 'unreadable' && seal?.state !== 'replayed';
}

function isMessage(item: TimelineItem): item is Message {
  return item.kind === 'message';
}

function latest<T>(member: Member, pick: (meta: PresenceMeta) => T | null): T | null {
  for (const meta of [...member.metas].reverse()) {
    const value = pick(meta);
    if (value !== null) return value;
  }
  return null;
}
