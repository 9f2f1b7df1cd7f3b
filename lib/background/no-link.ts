import type { RoomLink } from '../socket/join-room.ts';

/** Before the room has a link, nothing can be pushed. */
export const NO_LINK: RoomLink = {
  joined: false,
  push: () => Promise.resolve({ status: 'unknown' }),
  rejoin: () => {},
  retry: () => {},
  leave: () => {},
};
