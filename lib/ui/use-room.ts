import { useEffect, useSyncExternalStore } from 'react';
import { roomKey, sameRoom } from '../room/room-id.ts';
import type { Room, RoomAddress } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';

/**
 * The room as it is now, kept up to date while the component is mounted: the given one, else the room
 * in front. Null while there is none, or while it is being fetched.
 */
export function useRoom(address?: RoomAddress): Room | null {
  return useRoomPart((room) => room, address ?? null);
}

/**
 * One part of the room; the component renders again only when that part is another. `pick` has to
 * return what lies in the room, or a primitive, not a new object.
 */
export function useRoomPart<T>(
  pick: (room: Room) => T,
  address: RoomAddress | null = null,
): T | null {
  const surface = useSurface();
  const wanted = useWanted(address);
  const key = wanted && roomKey(wanted);

  useEffect(
    () => (wanted ? surface.watch(wanted) : undefined),
    // eslint-disable-next-line react/exhaustive-deps -- an equal address in a new object is no other room
    [surface, key],
  );

  return useSyncExternalStore(surface.subscribe, () => {
    const room = surface.getRoom();
    return room && sameRoom(room.address, wanted) ? pick(room) : null;
  });
}

/** The address that is asked for, else the one in front. Another home with the same front is no news. */
function useWanted(address: RoomAddress | null): RoomAddress | null {
  const surface = useSurface();
  const front = () => surface.getHome()?.front ?? null;
  useSyncExternalStore(surface.subscribe, () => {
    const now = front();
    return now && roomKey(now);
  });
  return address ?? front();
}
