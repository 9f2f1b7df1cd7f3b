import { utf8Bytes } from '../../../lib/wire/text-length.ts';
import type { LogEntry, LoggedMessage } from '../store/log-entry.ts';
import type { LogHead, LogRange, RoomLog } from '../store/room-log.ts';

/** Bytes of texts, quotes and reactions in one page: half of what may wait for a slow reader before it is cut off. */
const PAGE_BYTES = 512 * 1024;

export interface HistoryPage extends LogHead {
  readonly messages: readonly LogEntry[];
  /** Whether there is more in the direction that was asked for. */
  readonly more: boolean;
}

/** The entries nearest to a place in the log, oldest first; fewer than `limit` where they are long. */
export function readHistoryPage(
  log: RoomLog,
  roomId: string,
  range: LogRange,
  limit: number,
): HistoryPage {
  const found = log.read(roomId, range, limit + 1);
  const isForward = 'afterSeq' in range;
  const nearest = isForward ? found : found.toReversed();
  const kept = nearest.slice(0, Math.min(limit, countWithin(nearest, PAGE_BYTES)));
  return {
    ...log.open(roomId),
    messages: isForward ? kept : kept.toReversed(),
    more: kept.length < found.length,
  };
}

/** How many from the start stay within `bytes`; at least one. */
function countWithin(entries: readonly LogEntry[], bytes: number): number {
  let left = bytes;
  const end = entries.findIndex((entry, index) => {
    left -= bytesOf(entry);
    return left < 0 && index > 0;
  });
  return end === -1 ? entries.length : end;
}

/** Of what in an entry can be long. */
function bytesOf(entry: LogEntry): number {
  const { body = '', reactions, quote }: Partial<LoggedMessage> = entry;
  const beside = [reactions, quote].map((part) => (part ? JSON.stringify(part) : ''));
  return utf8Bytes(body + beside.join(''));
}
