import { useEffect, useRef, useState } from 'react';
import type { Message, Room, TimelineItem } from '../room/types.ts';

const BUBBLE_MS = 6_000; // long enough to read a line, short enough not to be in the way

/**
 * The message that has just come in, for as long as it is to be shown over the page; `counts` leaves out
 * what the person does not want to read.
 */
export function useBubble(
  room: Room | null,
  isOpen: boolean,
  counts: (message: Message) => boolean,
): Message | null {
  const newest = room ? newestMessage(room, counts) : null;
  const seenKey = useRef<string | null | undefined>(undefined);
  const [bubble, setBubble] = useState<Message | null>(null);
  const isKnown = room !== null;

  useEffect(() => {
    if (!isKnown) return;
    const key = newest?.key ?? null;
    const isFirstLook = seenKey.current === undefined;
    const isNew = key !== seenKey.current;
    seenKey.current = key;
    if (!isFirstLook && isNew && newest && !newest.own) setBubble(newest);
  }, [isKnown, newest]);

  useEffect(() => {
    if (!bubble) return undefined;
    const timer = setTimeout(() => setBubble(null), BUBBLE_MS);
    return () => clearTimeout(timer);
  }, [bubble]);

  const isRead = bubble !== null && room?.readKey === bubble.key;
  return isOpen || isRead ? null : bubble;
}

function newestMessage(room: Room, counts: (message: Message) => boolean): Message | null {
  const isSeen = (item: TimelineItem): item is Message => item.kind === 'message' && counts(item);
  return room.timeline.findLast(isSeen) ?? null;
}
