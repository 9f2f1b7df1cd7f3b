import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { idSuffixes } from '../lib/room/confusable.ts';
import { memberFace, memberName } from '../lib/room/select.ts';
import type { Member, MemberId, OutboxEntry, TimelineItem } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';

/** Everybody in the fullest room, and as many who were there. */
const FACES_LIMIT = 40_000;

export interface People {
  /** Seeds, also of who was here and has gone. */
  readonly faces: ReadonlyMap<MemberId, string>;
  readonly suffixes: ReadonlyMap<MemberId, string>;
  /** What somebody is called, also who has gone; who is blocked is just someone. The same function until others are blocked: it looks when it is called. */
  readonly nameOf: (memberId: MemberId) => string;
}

/** How the people of a room are called and look. */
export function usePeople(
  members: readonly Member[],
  selfId: MemberId | null,
  timeline: readonly (TimelineItem | OutboxEntry)[],
  blocked: ReadonlySet<MemberId>,
): People {
  // Of ten thousand it takes as long as to show that they are there: it follows that, in a task of its own.
  const seen = useDeferredValue(members);
  const [{ of, faces }, setFaces] = useState(() => ({ of: seen, faces: withFaces([], seen) }));
  if (of !== seen) setFaces({ of: seen, faces: withFaces(faces, seen) });
  const suffixes = useMemo(() => idSuffixes(seen), [seen]);
  const known = useRef({ members, selfId, timeline });
  useEffect(() => {
    known.current = { members, selfId, timeline };
  }, [members, selfId, timeline]);
  const nameOf = useCallback(
    (memberId: MemberId): string => {
      if (memberId === known.current.selfId) return t.members.youFirst;
      if (blocked.has(memberId)) return t.members.someone;
      const member = known.current.members.find(({ id }) => id === memberId);
      return (
        (member ? memberName(member) : nameInLog(known.current.timeline, memberId)) ??
        t.members.someone
      );
    },
    [blocked],
  );
  return { faces, suffixes, nameOf };
}

/** Who goes keeps their face as long as this is shown: nobody turns into somebody else by leaving. */
function withFaces(
  faces: Iterable<readonly [MemberId, string]>,
  members: readonly Member[],
): ReadonlyMap<MemberId, string> {
  const here = members.map((member) => [member.id, memberFace(member)] as const);
  return new Map([...faces, ...here].slice(-FACES_LIMIT));
}

/** Who is not here any more is known by what they said. */
function nameInLog(
  timeline: readonly (TimelineItem | OutboxEntry)[],
  memberId: MemberId,
): string | null {
  for (const item of timeline) {
    if ('kind' in item && item.kind === 'message' && item.from.id === memberId) {
      return item.from.name;
    }
  }
  return null;
}
