import type { Quote, Reaction } from '../room/types.ts';
import { isBodyTooLong } from './body-length.ts';
import { cleanBody, cleanName } from './clean-text.ts';
import { anything, type Decoder, flag, lenient, object, optional, text, whole } from './decode.ts';
import { LIMITS } from './limits.ts';
import { parseQuote } from './parse-quote.ts';
import { REACTIONS } from './shapes.ts';

/** A message as the server tells it. What a server of a lower rung leaves out is null. */
export interface WireMessage {
  readonly id: string | null;
  readonly seq: number | null;
  readonly cid: string | null;
  readonly from: { readonly id: string | null; readonly name: string | null } | null;
  /** A name that the sender claims, echoed by a server that does not check it. */
  readonly claimedName: string | null;
  /** Empty in what is left of a deleted message. */
  readonly body: string;
  /** How often it was changed. */
  readonly rev: number;
  readonly deleted: boolean;
  readonly reactions: readonly Reaction[];
  /** Id of the message it answers. */
  readonly replyTo: string | null;
  readonly quote: Quote | null;
  /** ms */
  readonly ts: number | null;
}

export const decodeId = text(128, 1);
export const decodeSeq = whole(1);
/** ms; the last is the last that a Date can hold, and to format a later one throws. */
export const decodeTime = whole(0, 8.64e15);

const name = lenient(text(), '');
const id = lenient(decodeId, null);
const placeOrNone: Decoder<number | null> = (seq) =>
  (seq ?? null) === null ? null : decodeSeq(seq);

/**
 * Other Phoenix servers name their own things `id` or `from` too, a number or a text: what is not
 * ours is as if it was not there. A false place in the log is no place, though, so `seq` has to be one.
 */
const decodeMessage = object({
  id,
  seq: placeOrNone,
  cid: id,
  from: lenient(object({ id, name }), null),
  name,
  body: optional(text()),
  rev: lenient(whole(), 0),
  deleted: lenient(flag, false),
  reactions: optional(anything),
  reply_to: id,
  quote: optional(anything),
  ts: lenient(decodeTime, null),
});

/** Reads a `new_msg`, live or from history; null if it is none or is longer than a message may be. */
export function parseMessage(payload: unknown): WireMessage | null {
  const message = decodeMessage(payload);
  if (!message) return null;
  const { from, name: claimed, body: written, reactions, reply_to, quote, ...rest } = message;
  const body = rest.deleted ? '' : parseBody(written);
  if (body === null) return null;
  return {
    ...rest,
    from: from && { id: from.id, name: cleanName(from.name) },
    claimedName: cleanName(claimed),
    body,
    reactions: rest.deleted ? [] : parseReactions(reactions),
    replyTo: reply_to,
    quote: rest.deleted ? null : parseQuote(quote),
  };
}

/** The text of a message as it may be shown; null if it is none or is longer than a message may be. */
export function parseBody(written: unknown): string | null {
  if (typeof written !== 'string' || isBodyTooLong(written)) return null;
  const body = cleanBody(written);
  // Some letters are longer in their composed form.
  return isBodyTooLong(body) ? null : body;
}

function parseReactions(byEmoji: unknown): Reaction[] {
  return Object.entries(Object(byEmoji) as Record<string, unknown>).flatMap(([key, value]) => {
    const emoji = REACTIONS.find((known) => known === key);
    const ids: unknown[] = Array.isArray(value) ? value.slice(0, LIMITS.reactors) : [];
    const members = [...new Set(ids.flatMap((memberId) => decodeId(memberId) ?? []))];
    return emoji && members.length > 0 ? [{ emoji, members }] : [];
  });
}
