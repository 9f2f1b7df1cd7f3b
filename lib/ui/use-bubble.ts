import { useEffect, useRef, useState } from 'react';
import { isReadable } from '../room/select.ts';
import type { Message, Room, TimelineItem } from '../room/types.ts';

const BUBBLE_MS = 6_000; // long enough to read a line, short enough not to be in the way

/**
 * The message that has just come in, for as long as it is to be shown over the page. `isUnwanted`: it is in
 * sight already, or nothing is to call for attention; `counts` leaves out what the person does not want to read.
 */
export function useBubble(
  room: Room | null,
  isUnwanted: boolean,
  counts: (message: Message) => boolean,
): Message | null {
  const newest = room ? newestMessage(room, counts) : null;
  const seen = useRef<Seen | null>(null);
  const [bubbleKey, setBubbleKey] = useState<string | null>(null);
  const timeline = room?.timeline ?? null;

  useEffect(() => {
    if (!timeline) return;
    const before = seen.current;
    seen.current = { key: newest?.key ?? null, isEmpty: timeline.length === 0 };
    if (newest && !newest.own && before && isLater(newest, before, timeline)) {
      setBubbleKey(newest.key);
    }
  }, [timeline, newest]);

  useEffect(() => {
    if (bubbleKey === null) return undefined;
    const timer = setTimeout(() => setBubbleKey(null), BUBBLE_MS);
    return () => clearTimeout(timer);
  }, [bubbleKey]);

  // As it is now: it may have been changed or taken back.
  const bubble = timeline?.find(({ key }) => key === bubbleKey);
  const isShown =
    !isUnwanted && room?.readKey !== bubbleKey && bubble?.kind === 'message' && isReadable(bubble);
  return isShown ? bubble : null;
}

/** What was there at the last look. */
interface Seen {
  /** Of the newest message that counts; null where there was none. */
  readonly key: string | null;
  readonly isEmpty: boolean;
}

/** A first page of history is no news, nor what is the newest only because later ones are not counted now. */
function isLater(
  newest: Message,
  { key: before, isEmpty }: Seen,
  timeline: readonly TimelineItem[],
): boolean {
  if (before === null) return !isEmpty || timeline.length === 1;
  const placeOf = (wanted: string) => timeline.findIndex(({ key }) => key === wanted);
  return placeOf(newest.key) > placeOf(before);
}

function newestMessage(room: Room, counts: (message: Message) => boolean): Message | null {
  const isSeen = (item: TimelineItem): item is Message =>
    item.kind === 'message' && isReadable(item) && counts(item);
  return room.timeline.findLast(isSeen) ?? null;
}
