import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { CHANGE_TYPES, parseChange, type ReadChange } from './parse-change.ts';
import { parseMessage, seqSchema, type WireMessage } from './parse-message.ts';
import { list, text, whole } from './schemas.ts';

/** A page of the room's log. */
export interface HistoryPage {
  readonly epoch: string;
  readonly head: number;
  readonly oldest: number;
  /** Each with a `seq`, oldest first. */
  readonly messages: readonly WireMessage[];
  /** What was done to messages, these and others, oldest first. */
  readonly changes: readonly ReadChange[];
  /** `seq` of the page's last entry, whether or not it could be read; 0 in an empty page. */
  readonly reached: number;
  /** Whether the server has more in the direction that was asked for. */
  readonly more: boolean;
}

const count = whole();
const epoch = text(128, 1);

const pageSchema = v.object({
  epoch,
  head: count,
  oldest: v.optional(count, 0),
  messages: list(v.unknown(), LIMITS.history),
  more: v.boolean(),
});

/**
 * Reads the reply to `history`; null if it is none, or longer than a page may be. Messages that are
 * none are left out: one that nobody can read keeps nobody from what comes after it.
 */
export function parseHistory(response: unknown): HistoryPage | null {
  const parsed = v.safeParse(pageSchema, response);
  if (!parsed.success) return null;
  const entries = parsed.output.messages;
  const messages = entries
    .flatMap((entry) => (v.is(changeSchema, entry) ? [] : (parseMessage(entry) ?? [])))
    .filter(({ seq }) => seq !== null)
    .sort(bySeq);
  const changes = entries
    .flatMap((entry) => (v.is(changeSchema, entry) ? (readChange(entry) ?? []) : []))
    .sort(bySeq);
  const reached = Math.max(
    0,
    ...entries.map((entry) => (v.is(placeSchema, entry) ? entry.seq : 0)),
  );
  return { ...parsed.output, messages, changes, reached };
}

/** An entry that says what it is is no message, whatever else it is. */
const changeSchema = v.object({ type: v.string() });
const placeSchema = v.object({ seq: seqSchema });

function readChange(entry: { readonly type: string }): ReadChange | null {
  const type = CHANGE_TYPES.find((known) => known === entry.type);
  const read = type && parseChange(type, entry);
  return read?.change ? { seq: read.seq, change: read.change } : null;
}

function bySeq(a: { readonly seq: number | null }, b: { readonly seq: number | null }): number {
  return (a.seq ?? 0) - (b.seq ?? 0);
}

const tickSchema = v.object({ epoch, head: count });

/** Reads a `room_tick`: what the newest entry of the log is, so that a silent gap is noticed. */
export function parseRoomTick(payload: unknown): { epoch: string; head: number } | null {
  const parsed = v.safeParse(tickSchema, payload);
  return parsed.success ? parsed.output : null;
}
