import { flag, items, object, text, whole, withDefault } from './decode.ts';
import { LIMITS } from './limits.ts';
import { CHANGE_TYPES, parseChange, type ReadChange } from './parse-change.ts';
import { decodeSeq, parseMessage, type WireMessage } from './parse-message.ts';

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

const decodePage = object({
  epoch,
  head: count,
  oldest: withDefault(count, 0),
  messages: items(LIMITS.history),
  more: flag,
});
/** An entry that says what it is is no message, whatever else it is. */
const decodeType = object({ type: text() });
const decodePlace = object({ seq: decodeSeq });
const decodeTick = object({ epoch, head: count });

/**
 * Reads the reply to `history`; null if it is none, or longer than a page may be. Messages that are
 * none are left out: one that nobody can read keeps nobody from what comes after it.
 */
export function parseHistory(response: unknown): HistoryPage | null {
  const page = decodePage(response);
  if (!page) return null;
  const messages = page.messages
    .flatMap((entry) => (decodeType(entry) ? [] : (parseMessage(entry) ?? [])))
    .filter(({ seq }) => seq !== null)
    .sort(bySeq);
  const changes = page.messages.flatMap((entry) => readChange(entry) ?? []).sort(bySeq);
  const reached = Math.max(0, ...page.messages.map((entry) => decodePlace(entry)?.seq ?? 0));
  return { ...page, messages, changes, reached };
}

function readChange(entry: unknown): ReadChange | null {
  const named = decodeType(entry)?.type;
  const type = CHANGE_TYPES.find((known) => known === named);
  const read = type && parseChange(type, entry);
  return read?.change ? { seq: read.seq, change: read.change } : null;
}

function bySeq(a: { readonly seq: number | null }, b: { readonly seq: number | null }): number {
  return (a.seq ?? 0) - (b.seq ?? 0);
}

/** Reads a `room_tick`: what the newest entry of the log is, so that a silent gap is noticed. */
export function parseRoomTick(payload: unknown): { epoch: string; head: number } | null {
  return decodeTick(payload) ?? null;
}
