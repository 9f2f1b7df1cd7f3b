import { useEffect, useState } from 'react';
import type { Connection, RoomAddress } from '../room/types.ts';
import { useRoomPart } from './use-room.ts';

/** Our standing with the room; null while nothing is known. */
export function useConnection(address?: RoomAddress): Connection | null {
  return useRoomPart((room) => room.connection, address ?? null);
}

const NEWS_AFTER_MS = 2_000; // a reconnect quicker than this is not worth a person's attention

/** The connection if a person should be told about it: a refusal at once, a reconnect after 2 s. */
export function useConnectionNews(connection: Connection | null): Connection | null {
  const since = connection?.status === 'reconnecting' ? connection.since : null;
  const [tellable, setTellable] = useState<number | null>(null);

  useEffect(() => {
    if (since === null) return undefined;
    const timer = setTimeout(() => setTellable(since), since + NEWS_AFTER_MS - Date.now());
    return () => clearTimeout(timer);
  }, [since]);

  if (connection?.status === 'refused') return connection;
  return since !== null && tellable === since ? connection : null;
}
