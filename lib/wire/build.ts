import type {
  Ask,
  Capability,
  Cid,
  MemberId,
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
  'sealed',
  'moderate',
];

/** What a person wants to be done to a message. */
export type ChangeRequest = { readonly key: string; readonly cid: Cid } & (
  | { readonly type: 'edit'; readonly body: string }
  | { readonly type: 'delete' }
  | { readonly type: 'react'; readonly emoji: ReactionEmoji; readonly on: boolean }
);

/** What the owner of a room wants done in it. */
export type Moderation =
  | { readonly type: 'kick'; readonly memberId: MemberId }
  /** `name` is for the list of who is banned. */
  | {
      readonly type: 'ban';
      readonly memberId: MemberId;
      readonly name: string;
      readonly on: boolean;
    }
  | { readonly type: 'lock'; readonly on: boolean };

/** How this person is here now. */
export interface HereNow {
  readonly state: PresenceState;
  /** Not listed, where the server can do that. */
  readonly invisible: boolean;
  /** The keyed hash of the page that is open; null where that is not told. */
  readonly page: string | null;
  /** Only told sealed: where we take those who follow us (empty: not told now), and where we ask others to. */
  readonly leads?: string | null;
  readonly asks?: Ask | null;
}

/** Params of a join. A server of a lower rung ignores them. */
export function buildJoin(join: {
  /** As `buildPresenceUpdate` or `buildSealedPresence` makes it. */
  presence: object;
  since: { epoch: string; seq: number } | null;
}): object {
  return { v: 1, caps: OUR_CAPABILITIES, since: join.since, ...join.presence };
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

/** An `edit_msg` or `delete_msg` of an own message, or a `react`. */
export function buildChange(request: ChangeRequest): { event: string; payload: object } {
  const { key: id, cid } = request;
  switch (request.type) {
    case 'edit':
      return { event: 'edit_msg', payload: { id, body: request.body, cid } };
    case 'delete':
      return { event: 'delete_msg', payload: { id, cid } };
    case 'react':
      return { event: 'react', payload: { id, emoji: request.emoji, on: request.on, cid } };
    default:
      return request satisfies never;
  }
}

/** A `kick`, `ban` or `lock`. */
export function buildModeration(act: Moderation): { event: string; payload: object } {
  const { type: event } = act;
  if (act.type === 'lock') return { event, payload: { on: act.on } };
  const { memberId: member } = act;
  const ban = act.type === 'ban' ? { name: act.name, on: act.on } : {};
  return { event, payload: { member, ...ban } };
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
export function buildPresenceUpdate(
  { name, face }: Self,
  { state, invisible, page }: HereNow,
): object {
  return { name, face, state, invisible, page };
}

/** A `presence_update` in an encrypted room: the server learns no more than whether to list us. */
export function buildSealedPresence(sealed: string | null, { invisible }: HereNow): object {
  return { ...(sealed !== null && { sealed }), invisible };
}

/** Socket params for servers that know no session: who we say we are. */
export function buildSocketParams(self: Self): Record<string, string> {
  return { user_id: self.memberId, name: self.name };
}
