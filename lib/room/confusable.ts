import { memberName } from './select.ts';
import type { Member, MemberId } from './types.ts';

/** Letters that a reader takes for Latin ones, from Cyrillic, Greek and digits (after Unicode TR 39). */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['a', 'аαɑ'],
      ['b', 'ьβ'],
      ['c', 'сϲ'],
      ['d', 'ԁ'],
      ['e', 'еєε'],
      ['h', 'һ'],
      ['i', 'іιı'],
      ['j', 'ј'],
      ['k', 'кκ'],
      ['l', '1|ӏ'],
      ['m', 'м'],
      ['n', 'пη'],
      ['o', '0оοσ'],
      ['p', 'рρ'],
      ['s', 'ѕ'],
      ['t', 'тτ'],
      ['u', 'υ'],
      ['v', 'ν'],
      ['w', 'ѡω'],
      ['x', 'хχ'],
      ['y', 'уγү'],
    ] as const
  ).flatMap(([latin, others]) => [...others].map((other) => [other, latin])),
);
const SUFFIX = 4; // characters of an id: enough to tell two people apart by

/** What is left of a name when what looks the same is the same. */
export function nameShape(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}\s\u115f\u1160\u2800]/gu, '');
  return [...letters]
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .join('')
    .replaceAll('i', 'l');
}

/** Of ten thousand people nearly all are who they were a second ago, and a shape takes microseconds. */
const shapes = new WeakMap<Member, string>();

/** What a member's name looks like; empty for who has none. */
export function shapeOf(member: Member): string {
  const known = shapes.get(member);
  if (known !== undefined) return known;
  const shape = nameShape(memberName(member) ?? '');
  shapes.set(member, shape);
  return shape;
}

/** For everybody whose name looks like another's: the end of their id, to tell them apart. */
export function idSuffixes(members: readonly Member[]): ReadonlyMap<MemberId, string> {
  const byShape = new Map<string, Member[]>();
  for (const member of members) {
    const shape = shapeOf(member);
    const alike = byShape.get(shape);
    if (alike) alike.push(member);
    else byShape.set(shape, [member]);
  }
  const suffixes = new Map<MemberId, string>();
  for (const [shape, alike] of byShape) {
    if (shape === '' || alike.length < 2) continue;
    for (const { id } of alike) suffixes.set(id, `#${id.slice(-SUFFIX)}`);
  }
  return suffixes;
}
