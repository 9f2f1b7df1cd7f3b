import type { RefusalReason } from '../lib/room/types.ts';

/** The same words under the names that a refused change to a message has among the problems of commands. */
export function refusedChanges(
  change: Readonly<Record<RefusalReason, string>>,
): Record<`refused_${RefusalReason}`, string> {
  const words = Object.entries(change).map(([reason, said]) => [`refused_${reason}`, said]);
  return Object.fromEntries(words) as Record<`refused_${RefusalReason}`, string>;
}
