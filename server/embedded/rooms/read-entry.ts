import type { Quote, RefusalReason } from '../../../lib/room/types.ts';
import { cleanBody } from '../../../lib/wire/clean-text.ts';
import { isBodyTooLong } from '../../../lib/wire/body-length.ts';
import { LIMITS } from '../../../lib/wire/limits.ts';
import { CID, MESSAGE_ID, REACTIONS } from '../../../lib/wire/shapes.ts';
import { codePoints } from '../../../lib/wire/text-length.ts';
import type { Json } from '../framing/frame.ts';
import type { NewEntry } from '../store/room-log.ts';
import { type Fields, readMatching } from './read-fields.ts';

/** What a client wants on the log, or why it can't be that. */
export type ReadEntry = { readonly entry: NewEntry } | { readonly reason: RefusalReason };

const INVALID: ReadEntry = { reason: 'invalid' };

/** `new_msg`. A client that names no `cid` gets a message without dedupe. */
export function readNewMessage(fields: Fields, makeCid: () => string): ReadEntry {
  const { reply_to: replyTo = null } = fields;
  const cid = readMatching(fields['cid'] ?? makeCid(), CID);
  const answered = readMatching(replyTo, MESSAGE_ID);
  if (cid === null || answered !== replyTo) return INVALID;
  const text = readBody(fields['body']);
  if ('reason' in text) return text;
  const place = readQuote(fields['quote'] ?? null);
  if ('reason' in place) return place;
  return {
    entry: { kind: 'new_msg', cid, body: text.body, replyTo: answered, quote: place.quote },
  };
}

/** `edit_msg` */
export function readEdit(fields: Fields): ReadEntry {
  const about = readAbout(fields);
  if (!about) return INVALID;
  const text = readBody(fields['body']);
  return 'reason' in text ? text : { entry: { kind: 'msg_edited', ...about, body: text.body } };
}

/** `delete_msg` */
export function readDeletion(fields: Fields): ReadEntry {
  const about = readAbout(fields);
  return about ? { entry: { kind: 'msg_deleted', ...about } } : INVALID;
}

/** `react` */
export function readReaction(fields: Fields): ReadEntry {
  const about = readAbout(fields);
  const { on } = fields;
  const emoji = REACTIONS.find((known) => known === fields['emoji']);
  if (!about || emoji === undefined || typeof on !== 'boolean') return INVALID;
  return { entry: { kind: 'msg_reacted', ...about, emoji, on } };
}

function readAbout(fields: Fields): { cid: string; id: string } | null {
  const cid = readMatching(fields['cid'], CID);
  const id = readMatching(fields['id'], MESSAGE_ID);
  return cid === null || id === null ? null : { cid, id };
}

/** A place in a page, by its words. Cleaned and measured as a text is; more than is known of it is left out. */
function readQuote(value: Json): { quote: Quote | null } | { reason: RefusalReason } {
  if (value === null) return { quote: null };
  if (typeof value !== 'object' || Array.isArray(value)) return { reason: 'invalid' };
  const { exact, prefix = '', suffix = '' } = value as Fields;
  if (typeof exact !== 'string' || typeof prefix !== 'string' || typeof suffix !== 'string') {
    return { reason: 'invalid' };
  }
  const quote = {
    exact: cleanBody(exact).trim(),
    prefix: cleanBody(prefix),
    suffix: cleanBody(suffix),
  };
  const longerSide = Math.max(codePoints(quote.prefix), codePoints(quote.suffix));
  if (codePoints(quote.exact) > LIMITS.quote || longerSide > LIMITS.quoteSide) {
    return { reason: 'too_large' };
  }
  return quote.exact === '' ? { reason: 'invalid' } : { quote };
}

/** Measured as it will be stored: normalising can make a text longer. */
function readBody(value: Json | undefined): { body: string } | { reason: RefusalReason } {
  if (typeof value !== 'string') return { reason: 'invalid' };
  const body = cleanBody(value);
  if (isBodyTooLong(body)) return { reason: 'too_large' };
  return body.trim() === '' ? { reason: 'invalid' } : { body };
}
