import { useMemo } from 'react';
import type { ReplyTo } from '../port/watch-room.ts';
import type { MemberId, RoomAddress } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface Moderation {
  /** Shows somebody out, who may come back. */
  readonly remove: (memberId: MemberId) => Promise<ReplyTo<'remove_member'>>;
  /** Shows somebody out for good, or lets them in again. */
  readonly ban: (memberId: MemberId, name: string, on: boolean) => Promise<ReplyTo<'ban_member'>>;
  readonly readBans: () => Promise<ReplyTo<'read_bans'>>;
}

/** What whoever's room it is can do about people. The same object as long as it is the same room. */
export function useModeration(room: RoomAddress): Moderation {
  const surface = useSurface();
  return useMemo(
    () => ({
      remove: (memberId) => surface.ask<'remove_member'>({ type: 'remove_member', room, memberId }),
      ban: (memberId, name, on) =>
        surface.ask<'ban_member'>({ type: 'ban_member', room, memberId, name, on }),
      readBans: () => surface.ask<'read_bans'>({ type: 'read_bans', room }),
    }),
    [surface, room],
  );
}
