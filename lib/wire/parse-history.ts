import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { parseLogPlace, parseMessage, type WireMessage } from './parse-message.ts';

/** A page of the room's log. */
export interface HistoryPage {
  readonly epoch: string;
  readonly head: number;
  readonly oldest: number;
  /** Each with a `seq`, oldest first. */
  readonly messages: readonly WireMessage[];
  /** `seq` of the page's last entry, whether or not it could be read; 0 in an empty page. */
  readonly reached: number;
  /** Whether the server has more in the direction that was asked for. */
  readonly more: boolean;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const epoch = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

const pageSchema = v.object({
  epoch,
  head: count,
  oldest: v.optional(count, 0),
  messages: v.pipe(v.array(v.unknown()), v.maxLength(LIMITS.history)),
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
    .flatMap((entry) => parseMessage(entry) ?? [])
    .filter(({ seq }) => seq !== null)
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const reached = entries.reduce<number>(
    (last, entry) => Math.max(last, parseLogPlace(entry) ?? 0),
    0,
  );
  return { ...parsed.output, messages, reached };
}

const tickSchema = v.object({ epoch, head: count });

/** Reads a `room_tick`: what the newest entry of the log is, so that a silent gap is noticed. */
export function parseRoomTick(payload: unknown): { epoch: string; head: number } | null {
  const parsed = v.safeParse(tickSchema, payload);
  return parsed.success ? parsed.output : null;
}
