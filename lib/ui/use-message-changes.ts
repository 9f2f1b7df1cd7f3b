import { useMemo } from 'react';
import type { ReplyTo } from '../port/watch-room.ts';
import type { Cid, MemberId, ReactionEmoji, RoomAddress } from '../room/types.ts';
import { makeCid } from './make-cid.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface MessageChanges {
  readonly edit: (key: string, cid: Cid, body: string) => Promise<ReplyTo<'edit_message'>>;
  readonly remove: (key: string, cid: Cid) => Promise<ReplyTo<'delete_message'>>;
  readonly react: (key: string, emoji: ReactionEmoji, on: boolean) => Promise<ReplyTo<'react'>>;
  readonly retry: (cid: Cid) => void;
  readonly discard: (cid: Cid) => void;
  /** Read nothing of this person here, or again. */
  readonly block: (
    memberId: MemberId,
    name: string,
    on: boolean,
  ) => Promise<ReplyTo<'block_member'>>;
}

/** What can be done to messages of a room. The same object as long as it is the same room. */
export function useMessageChanges(room: RoomAddress): MessageChanges {
  const surface = useSurface();
  return useMemo(
    () => ({
      edit: (key, cid, body) =>
        surface.ask<'edit_message'>({ type: 'edit_message', room, key, cid, body }),
      remove: (key, cid) =>
        surface.ask<'delete_message'>({ type: 'delete_message', room, key, cid }),
      react: (key, emoji, on) =>
        surface.ask<'react'>({ type: 'react', room, key, cid: makeCid(), emoji, on }),
      retry: (cid) => void surface.ask<'retry_message'>({ type: 'retry_message', room, cid }),
      discard: (cid) => void surface.ask<'discard_message'>({ type: 'discard_message', room, cid }),
      block: (memberId, name, on) =>
        surface.ask<'block_member'>({
          type: 'block_member',
          member: { serverUrl: room.serverUrl, memberId, name },
          on,
        }),
    }),
    [surface, room],
  );
}
