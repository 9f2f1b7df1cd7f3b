import type { MessageChange } from './room-event.ts';
import type { Message, Reaction, TimelineItem } from './types.ts';

/** As many as are read of a message's past: people who react with one emoji beyond them are not counted. */
const REACTORS_LIMIT = 2_000;

/** The timeline after something was done to one of its messages; the same one if that changes nothing. */
export function changeTimeline(
  timeline: readonly TimelineItem[],
  change: MessageChange,
): readonly TimelineItem[] {
  const at = timeline.findLastIndex((item) => item.key === change.key);
  const before = timeline[at];
  if (before?.kind !== 'message') return timeline;
  const after = changeMessage(before, change);
  return after === before ? timeline : timeline.with(at, after);
}

/** Whatever comes twice or late changes nothing; a deleted message stays as it is. */
export function changeMessage(message: Message, change: MessageChange): Message {
  if (message.deleted) return message;
  switch (change.type) {
    case 'message_edited': {
      const { body, rev } = change;
      return rev > (message.rev ?? 0) ? { ...message, body, rev } : message;
    }
    case 'message_deleted': {
      // How often it was changed before, a log need not tell any more.
      const { reactions: _, quote: _quote, rev: _rev, ...rest } = message;
      return { ...rest, body: '', deleted: true };
    }
    case 'reaction_changed':
      return react(message, change);
    default:
      return change satisfies never;
  }
}

function react(
  message: Message,
  { emoji, memberId, on }: Extract<MessageChange, { type: 'reaction_changed' }>,
): Message {
  const { reactions: before = [], ...rest } = message;
  const known = before.find((reaction) => reaction.emoji === emoji);
  const members = known?.members ?? [];
  if (members.includes(memberId) === on) return message;
  if (on && members.length >= REACTORS_LIMIT) return message;
  const next: Reaction = {
    emoji,
    members: on ? [...members, memberId] : members.filter((id) => id !== memberId),
  };
  const all = known ? before.map((other) => (other === known ? next : other)) : [...before, next];
  const reactions = all.filter((reaction) => reaction.members.length > 0);
  return reactions.length > 0 ? { ...rest, reactions } : rest;
}
