/** Every event name of the room protocol. Phoenix' own (`phx_*`) never leave `lib/socket`. */
export const ROOM_EVENTS = [
  'new_msg',
  'msg_edited',
  'msg_deleted',
  'msg_reacted',
  'typing',
  'room_tick',
  'room_locked',
  'moderated',
  'presence_state',
  'presence_diff',
] as const;

/** What a server may tell a room. */
export type RoomEventName = (typeof ROOM_EVENTS)[number];
