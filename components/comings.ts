import type { Coming } from '../lib/room/comings.ts';
import type { MemberId, OutboxEntry, TimelineItem } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { listNames } from './list-names.ts';

/** Who came and went between two messages, in one line however many they were. */
export interface ComingsLine {
  readonly kind: 'comings';
  readonly key: string;
  readonly at: number;
  /** Each person once: what they did first, and last. */
  readonly people: readonly Passage[];
}

interface Passage {
  readonly name: string | null;
  readonly first: 'came' | 'went';
  readonly last: 'came' | 'went';
}

type Item = TimelineItem | OutboxEntry;

const NAMED = 3; // as many as are taken in at a glance

/** The conversation with its lines about who came and went, each where it happened. */
export function withComings(
  timeline: readonly Item[],
  comings: readonly Coming[],
  blocked: ReadonlySet<MemberId>,
): readonly (Item | ComingsLine)[] {
  const shown = comings.filter(({ memberId }) => !blocked.has(memberId));
  if (shown.length === 0) return timeline;
  const byPlace = new Map<string | null, Coming[]>();
  for (const coming of shown) {
    byPlace.set(coming.after, [...(byPlace.get(coming.after) ?? []), coming]);
  }
  const lineAfter = (key: string | null): readonly ComingsLine[] => {
    const there = byPlace.get(key);
    return there ? [asLine(key, there)] : [];
  };
  const place = (item: Item): readonly (Item | ComingsLine)[] =>
    'key' in item ? [item, ...lineAfter(item.key)] : [item];
  return [...lineAfter(null), ...timeline.flatMap(place)];
}

/** The line in words. */
export function comingsWords({ people }: ComingsLine): string {
  const parts = [
    ['came', 'came', t.talk.comings.joined],
    ['went', 'went', t.talk.comings.left],
    ['came', 'went', t.talk.comings.joinedAndLeft],
    ['went', 'came', t.talk.comings.leftAndCameBack],
  ] as const;
  return parts
    .flatMap(([first, last, words]) => {
      const who = people.filter((one) => one.first === first && one.last === last);
      return who.length === 0 ? [] : words(namesOf(who), who.length);
    })
    .join(' · ');
}

function asLine(after: string | null, comings: readonly Coming[]): ComingsLine {
  const people = new Map<MemberId, Passage>();
  for (const { memberId, name, came } of comings) {
    const last = came ? 'came' : 'went';
    const first = people.get(memberId)?.first ?? last;
    people.set(memberId, { name, first, last });
  }
  return {
    kind: 'comings',
    key: `comings ${after ?? ''}`,
    at: comings[0]?.at ?? 0,
    people: [...people.values()],
  };
}

function namesOf(people: readonly Passage[]): string {
  return listNames(
    people.map(({ name }) => name ?? t.members.someone),
    NAMED,
  );
}
