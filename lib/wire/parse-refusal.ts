import type { RefusalReason } from '../room/types.ts';
import { lenient, number, object, text } from './decode.ts';

export interface Refusal {
  readonly reason: RefusalReason;
  /** The server's own word, for the log. */
  readonly word: string;
  /** ms to wait, where the server tells. */
  readonly retryAfterMs: number | null;
}

const LISTED: ReadonlySet<string> = new Set<RefusalReason>([
  'rate_limited',
  'too_large',
  'invalid',
  'unauthorized',
  'banned',
  'locked',
  'room_full',
  'read_only',
  'not_found',
  'conflict',
  'epoch_changed',
  'server_busy',
  'wrong_version',
]);

/** Nobody waits longer for one message or one join; a server that says so is asked again then. */
const LONGEST_WAIT_MS = 600_000;

const decodeRefusal = object({
  reason: text(256),
  // Odd advice on when to come back hides no reason.
  retry_after_ms: lenient(number(0), null),
});

/** Reads an error reply. What is not listed in the protocol is `unknown`. */
export function parseRefusal(response: unknown): Refusal {
  const refusal = decodeRefusal(response);
  if (!refusal) return { reason: 'unknown', word: '', retryAfterMs: null };
  const { reason: word, retry_after_ms } = refusal;
  const retryAfterMs = retry_after_ms === null ? null : Math.min(retry_after_ms, LONGEST_WAIT_MS);
  return { reason: listed(word), word, retryAfterMs };
}

function listed(word: string): RefusalReason {
  // Phoenix' own words for a topic that no channel of the server serves.
  if (word === 'unmatched topic') return 'no_such_room';
  // And for a `join/3` that raised: its database may be a moment behind it.
  if (word === 'join crashed') return 'server_busy';
  return LISTED.has(word) ? (word as RefusalReason) : 'unknown';
}

const PASSING: ReadonlySet<RefusalReason> = new Set(['rate_limited', 'server_busy']);

/** Whether the same thing may be accepted later, without anybody changing anything. */
export function isPassing(reason: RefusalReason): boolean {
  return PASSING.has(reason);
}
