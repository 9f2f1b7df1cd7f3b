import * as v from 'valibot';
import { cleanBody, cleanName } from './clean-text.ts';
import { LIMITS } from './limits.ts';
import { codePoints } from './text-length.ts';

/** A message as the server tells it. What a server of a lower rung leaves out is null. */
export interface WireMessage {
  readonly id: string | null;
  readonly seq: number | null;
  readonly cid: string | null;
  readonly from: { readonly id: string | null; readonly name: string | null } | null;
  /** A name that the sender claims, echoed by a server that does not check it. */
  readonly claimedName: string | null;
  readonly body: string;
  /** ms */
  readonly ts: number | null;
}

const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
export const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const timeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const messageSchema = v.object({
  id: v.optional(idSchema),
  seq: v.optional(seqSchema),
  cid: v.optional(idSchema),
  from: v.optional(v.object({ id: v.optional(idSchema), name: v.optional(v.string()) })),
  name: v.optional(v.string()),
  body: v.string(),
  ts: v.optional(timeSchema),
});

/** Reads a `new_msg`, live or from history; null if it is none or is longer than a message may be. */
export function parseMessage(payload: unknown): WireMessage | null {
  const parsed = v.safeParse(messageSchema, payload);
  if (!parsed.success) return null;
  const { id, seq, cid, from, name, body, ts } = parsed.output;
  if (codePoints(body) > LIMITS.body) return null;
  return {
    id: id ?? null,
    seq: seq ?? null,
    cid: cid ?? null,
    from: from ? { id: from.id ?? null, name: cleanName(from.name ?? '') } : null,
    claimedName: cleanName(name ?? ''),
    body: cleanBody(body),
    ts: ts ?? null,
  };
}

const logEntrySchema = v.object({ seq: seqSchema });

/** Place in the log of an event that is no message of its own: an edit, a deletion, a reaction. */
export function parseLogPlace(payload: unknown): number | null {
  return v.is(logEntrySchema, payload) ? payload.seq : null;
}
