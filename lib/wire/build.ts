import type {
  Capability,
  Cid,
  MessageContext,
  PresenceState,
  ReactionEmoji,
  Self,
} from '../room/types.ts';

/** What this client can do; the server answers with what both know. */
const OUR_CAPABILITIES: readonly Capability[] = [
  'cid',
  'seq',
  'history',
  'edit',
  'react',
  'typing',
  'presence_update',
  'invisible',
  'quote',
];

/** How this person is here now. */
export interface HereNow {
  readonly state: PresenceState;
  /** Not listed, where the server can do that. */
  readonly invisible: boolean;
  /** The keyed hash of the page that is open; null where that is not told. */
  readonly page: string | null;
}

/** Params of a join. A server of a lower rung ignores them. */
export function buildJoin(join: {
  self: Self;
  here: HereNow;
  since: { epoch: string; seq: number } | null;
}): object {
  const { self, here, since } = join;
  return { v: 1, caps: OUR_CAPABILITIES, since, ...buildPresenceUpdate(self, here) };
}

/**
 * A `new_msg`. The server of the roomlight rung takes the author from the socket; others get the name
 * beside the body, so that one which echoes the payload shows it.
 */
export function buildNewMessage(message: {
  cid: Cid;
  body: string;
  name: string | null;
  context?: MessageContext;
}): object {
  const { cid, body, name, context = {} } = message;
  return {
    body,
    cid,
    ...(name !== null && { name }),
    ...(context.replyTo && { reply_to: context.replyTo }),
    ...(context.quote && { quote: context.quote }),
  };
}

/** An `edit_msg`: another text for an own message. */
export function buildEdit({ id, body, cid }: { id: string; body: string; cid: Cid }): object {
  return { id, body, cid };
}

/** A `delete_msg`: takes back an own message. */
export function buildDeletion({ id, cid }: { id: string; cid: Cid }): object {
  return { id, cid };
}

/** A `react`: a reaction to a message, or no longer. */
export function buildReaction(reaction: {
  id: string;
  emoji: ReactionEmoji;
  on: boolean;
  cid: Cid;
}): object {
  const { id, emoji, on, cid } = reaction;
  return { id, emoji, on, cid };
}

/** A `typing`. It gets no reply. */
export function buildTyping(on: boolean): object {
  return { on };
}

/** `history` from a place in the log, away from it in one direction, at most 200 entries. */
export function buildHistory(
  range: { afterSeq: number; limit: number } | { beforeSeq: number; limit: number },
): object {
  return 'afterSeq' in range
    ? { after_seq: range.afterSeq, limit: range.limit }
    : { before_seq: range.beforeSeq, limit: range.limit };
}

/** A `presence_update`: how this person is here now. */
export function buildPresenceUpdate({ name, face }: Self, here: HereNow): object {
  return { name, face, ...here };
}

/** Socket params for servers that know no session: who we say we are. */
export function buildSocketParams(self: Self): Record<string, string> {
  return { user_id: self.memberId, name: self.name };
}
