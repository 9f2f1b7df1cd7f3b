import type { Member, RoomAddress } from '../room/types.ts';
import { useRoomPart } from './use-room.ts';

const NOBODY: readonly Member[] = [];

/** Who is in the room, we among them; a person is one entry however many tabs they have. */
export function usePresence(address?: RoomAddress): readonly Member[] {
  return useRoomPart((room) => room.members, address ?? null) ?? NOBODY;
}
