import type { Connection, ConnectionProblem, RefusalReason, RoomId } from '../room/types.ts';
import type { SocketStatus } from '../socket/open-socket.ts';

/**
 * What a change of the socket means for a room on it. Going from one attempt to the next is no news:
 * a room stays `reconnecting` since it first went down.
 */
export function connectionAfterSocket(
  current: Connection,
  socket: SocketStatus,
  now: number,
): Connection {
  switch (socket.status) {
    case 'open':
      return current; // the join tells
    case 'connecting':
      if (current.status === 'online') return brokenOff(current, 'lost', now);
      return current.status === 'refused' ? { status: 'connecting' } : current;
    case 'waiting':
      return brokenOff(current, socket.problem, now);
    case 'stopped':
      return { status: 'refused', reason: socket.reason };
    default:
      return socket satisfies never;
  }
}

/** No longer online, for this reason, since now or since the break began. */
export function brokenOff(
  current: Connection,
  problem: ConnectionProblem,
  now: number,
): Connection {
  const since = current.status === 'reconnecting' ? current.since : now;
  return { status: 'reconnecting', since, problem };
}

/** The one room of a server that was built from Phoenix' guides. */
const LOBBY: RoomId = 'lobby';
/** What such a server may say to any other; only of ours is it to be taken at its word. */
const CLOSED: ReadonlySet<RefusalReason> = new Set(['unauthorized', 'not_found', 'no_such_room']);

/** A final no to a join, with the room to try instead where the server may have only that. */
export function refusedBy(
  reason: RefusalReason,
  { hasToken, roomId }: { hasToken: boolean; roomId: RoomId },
): Connection {
  const isClosed = !hasToken && roomId !== LOBBY && CLOSED.has(reason);
  return { status: 'refused', reason: isClosed ? 'not_this_room' : reason };
}
