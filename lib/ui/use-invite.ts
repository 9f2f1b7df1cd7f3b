import { useEffect, useState } from 'react';
import type { CommandProblem } from '../port/contract.ts';
import type { ReplyTo } from '../port/watch-room.ts';
import type { RoomAddress } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';

/** The link that brings others into a room; null until it is known, or why there is none. */
export function useInvite({ serverUrl, roomId }: RoomAddress): {
  readonly link: string | null;
  readonly problem: CommandProblem | null;
} {
  const surface = useSurface();
  const [found, setFound] = useState<ReplyTo<'read_invite'> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void surface
      .ask<'read_invite'>({ type: 'read_invite', room: { serverUrl, roomId } })
      .then((reply) => {
        if (isWanted) setFound(reply);
      });
    return () => {
      isWanted = false;
    };
  }, [surface, serverUrl, roomId]);
  return {
    link: found?.ok ? found.value : null,
    problem: found && !found.ok ? found.problem : null,
  };
}
