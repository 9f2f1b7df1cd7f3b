import { useCallback, useMemo } from 'react';
import type { ReplyTo } from '../port/watch-room.ts';
import { makeCid } from './make-cid.ts';
import { selectTimeline } from '../room/select.ts';
import type { MessageContext, OutboxEntry, RoomAddress, TimelineItem } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';
import { useRoom } from './use-room.ts';

export interface Messages {
  /** Oldest first: what the room has heard, then own messages on their way. */
  readonly timeline: readonly (TimelineItem | OutboxEntry)[];
  readonly hasOlder: boolean;
  readonly loadOlder: () => Promise<unknown>;
  /** Resolves once the message is safe in the background: keep the text until then. */
  readonly send: (body: string, context?: MessageContext) => Promise<ReplyTo<'send_message'>>;
}

/** What is said in a room, and a way to say something. */
export function useMessages(address?: RoomAddress): Messages {
  const surface = useSurface();
  const room = useRoom(address);
  const where = room?.address;

  const send = useCallback(
    (body: string, context: MessageContext = {}): Promise<ReplyTo<'send_message'>> =>
      where
        ? surface.ask<'send_message'>({
            type: 'send_message',
            room: where,
            cid: makeCid(),
            body,
            context,
          })
        : Promise.resolve({ ok: false, problem: 'room_not_open' }),
    [surface, where],
  );
  const loadOlder = useCallback(
    () =>
      where
        ? surface.ask<'load_older'>({ type: 'load_older', room: where })
        : Promise.resolve(null),
    [surface, where],
  );

  const said = room?.timeline;
  const outgoing = room?.outgoing;
  // Not by the room: what is typed in it is no news to those who read.
  const timeline = useMemo(
    () => (said && outgoing ? selectTimeline({ timeline: said, outgoing }) : []),
    [said, outgoing],
  );
  return { timeline, hasOlder: room?.hasOlder ?? false, loadOlder, send };
}
