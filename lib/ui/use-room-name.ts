import { sameRoom } from '../room/room-id.ts';
import type { RoomAddress } from '../room/types.ts';
import { useHome } from './use-home.ts';

/** What this person calls a room: the title of the page it was opened for, else its id. */
export function useRoomName(address: RoomAddress): string {
  const open = useHome()?.rooms.find((room) => sameRoom(room.address, address));
  return open?.label ?? address.roomId;
}
