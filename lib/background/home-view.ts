import type { Home, OpenRoom } from '../port/contract.ts';
import { unreadCount } from '../room/select.ts';
import type { RoomAddress } from '../room/types.ts';
import type { SavedHome } from './home.ts';
import type { Rooms } from './rooms.ts';

/** What surfaces and the badge see of the home: what is saved, and how the open rooms stand now. */
export function viewHome(saved: SavedHome, rooms: Rooms): Home {
  return { ...saved, rooms: saved.rooms.map((address) => summary(address, rooms)) };
}

function summary(address: RoomAddress, rooms: Rooms): OpenRoom {
  const room = rooms.get(address)?.room;
  return {
    address,
    connection: room?.connection ?? { status: 'connecting' },
    people: room?.members.length ?? 0,
    unread: room ? unreadCount(room) : 0,
  };
}
