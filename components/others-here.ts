import { useMemo } from 'react';
import { memberName, othersHere } from '../lib/room/select.ts';
import type { Member, MemberId } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { listNames } from './list-names.ts';

const NAMED = 3; // as many as are taken in at one hearing

/** Who else is on this page, and everybody in the order that answers this first. */
export function useOthersHere(members: readonly Member[], selfId: MemberId | null) {
  return useMemo(() => {
    const here = othersHere(members, selfId);
    return { here, sorted: inOrder(members, selfId, here) };
  }, [members, selfId]);
}

/** What the rings say, in words. */
export function withHere(
  words: string,
  members: readonly Member[],
  here: ReadonlySet<MemberId>,
): string {
  if (here.size === 0) return words;
  const names = members
    .filter(({ id }) => here.has(id))
    .map((member) => memberName(member) ?? t.members.someone);
  return t.members.hereToo(words, listNames(names, NAMED));
}

/** We first, then who is on this page too: of many, only the first are seen. */
function inOrder(
  members: readonly Member[],
  selfId: MemberId | null,
  here: ReadonlySet<MemberId>,
): readonly Member[] {
  const place = ({ id }: Member) => (id === selfId ? 0 : here.has(id) ? 1 : 2);
  return members.toSorted((a, b) => place(a) - place(b));
}
