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

/**
 * A final no to a join. A server of Phoenix' guides calls every room but `lobby` unauthorized; one that
 * gave us a token is ours, and means it.
 */
export function refusedBy(reason: RefusalReason, hasToken: boolean, roomId: RoomId): Connection {
  const hasOther = reason === 'unauthorized' && !hasToken && roomId !== 'lobby';
  return { status: 'refused', reason: hasOther ? 'not_this_room' : reason };
}
