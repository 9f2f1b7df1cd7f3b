import { utf8Bytes } from '../../../lib/wire/text-length.ts';
import type { LoggedMessage, LogHead, LogRange, RoomLog } from '../store/room-log.ts';

/** Bytes of message text in one page: half of what may wait for a slow reader before it is cut off. */
const PAGE_BYTES = 512 * 1024;

export interface HistoryPage extends LogHead {
  readonly messages: readonly LoggedMessage[];
  /** Whether there is more in the direction that was asked for. */
  readonly more: boolean;
}

/** The messages nearest to a place in the log, oldest first; fewer than `limit` where they are long. */
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
function countWithin(messages: readonly LoggedMessage[], bytes: number): number {
  let left = bytes;
  const end = messages.findIndex(({ body }, index) => {
    left -= utf8Bytes(body);
    return left < 0 && index > 0;
  });
  return end === -1 ? messages.length : end;
}
