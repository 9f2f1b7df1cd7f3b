import type { Channel } from '../socket/room-channel.ts';

/** Who is in which room, seen or unseen: one entry for each of their channels. */
export interface RoomVisits {
  add(roomId: string, memberId: string, channel: Channel): void;
  remove(roomId: string, channel: Channel): void;
  /** Everybody who is in the room. */
  members(roomId: string): Iterable<string>;
  channelsOf(roomId: string, memberId: string): readonly Channel[];
}

export function createRoomVisits(): RoomVisits {
  const rooms = new Map<string, Map<Channel, string>>();
  return {
    add(roomId, memberId, channel) {
      const visits = rooms.get(roomId) ?? new Map<Channel, string>();
      rooms.set(roomId, visits.set(channel, memberId));
    },
    remove(roomId, channel) {
      const visits = rooms.get(roomId);
      visits?.delete(channel);
      if (visits?.size === 0) rooms.delete(roomId);
    },
    members: (roomId) => rooms.get(roomId)?.values() ?? [],
    channelsOf: (roomId, memberId) =>
      [...(rooms.get(roomId) ?? [])].flatMap(([channel, id]) => (id === memberId ? [channel] : [])),
  };
}
