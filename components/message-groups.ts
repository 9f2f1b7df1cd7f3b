import type { Author, Delivery, Divider, OutboxEntry, TimelineItem } from '../lib/room/types.ts';

/** One message inside a group. */
export interface Said {
  /** The same before and after the room has heard it. */
  readonly key: string;
  readonly body: string;
  readonly cid: string | null;
  readonly delivery: Delivery | null;
}

/** Messages of one person that belong together: one face, one name, one time. */
export interface MessageGroup {
  readonly kind: 'group';
  readonly key: string;
  /** Null for our own. */
  readonly from: Author | null;
  readonly at: number;
  readonly said: readonly Said[];
}

/** Where the messages begin that the person has not seen. */
export interface UnreadLine {
  readonly kind: 'unread';
  readonly key: string;
}

export type GroupedItem = MessageGroup | Divider | UnreadLine;

const TOGETHER_MS = 60_000; // what somebody says within a minute is read as one

/**
 * Puts messages of the same person within a minute together; a divider always parts, and so does the
 * line before the message `unreadKey`. A group that is as it was in `before` is the same object again,
 * so that only what has changed is rendered.
 */
export function groupMessages(
  items: readonly (TimelineItem | OutboxEntry)[],
  unreadKey: string | null = null,
  before: readonly GroupedItem[] = [],
): readonly GroupedItem[] {
  const groups = putTogether(items, unreadKey);
  const known = new Map(before.map((item) => [item.key, item]));
  return groups.map((item) => {
    const was = known.get(item.key);
    return was && isSameItem(was, item) ? was : item;
  });
}

/** Groups one conversation again and again, and remembers how it was. */
export function createGrouping() {
  let before: readonly GroupedItem[] = [];
  return (
    items: readonly (TimelineItem | OutboxEntry)[],
    unreadKey: string | null,
  ): readonly GroupedItem[] => {
    before = groupMessages(items, unreadKey, before);
    return before;
  };
}

function putTogether(
  items: readonly (TimelineItem | OutboxEntry)[],
  unreadKey: string | null,
): readonly GroupedItem[] {
  const groups: GroupedItem[] = [];
  let latestAt = 0;
  for (const item of items) {
    if ('kind' in item && item.kind === 'divider') {
      groups.push(item);
      continue;
    }
    if ('key' in item && item.key === unreadKey) groups.push({ kind: 'unread', key: 'unread' });
    const next = asGroup(item);
    const last = groups.at(-1);
    if (last?.kind === 'group' && isSamePerson(last, next) && next.at - latestAt < TOGETHER_MS) {
      groups[groups.length - 1] = { ...last, said: [...last.said, ...next.said] };
    } else {
      groups.push(next);
    }
    latestAt = next.at;
  }
  return groups;
}

function asGroup(item: Exclude<TimelineItem, Divider> | OutboxEntry): MessageGroup {
  if ('delivery' in item) {
    const { cid, body, delivery, acceptedAt } = item;
    return {
      kind: 'group',
      key: cid,
      from: null,
      at: acceptedAt,
      said: [{ key: cid, body, cid, delivery }],
    };
  }
  const key = item.own && item.cid !== null ? item.cid : item.key;
  return {
    kind: 'group',
    key,
    from: item.own ? null : item.from,
    at: item.at,
    said: [{ key, body: item.body, cid: item.cid, delivery: null }],
  };
}

function isSameItem(a: GroupedItem, b: GroupedItem): boolean {
  if (a.kind !== 'group' || b.kind !== 'group') return a.kind === b.kind;
  return a.at === b.at && isSameAuthor(a.from, b.from) && isSameSaid(a.said, b.said);
}

function isSameAuthor(a: Author | null, b: Author | null): boolean {
  if (a === null || b === null) return a === b;
  return a.id === b.id && a.name === b.name && a.verified === b.verified;
}

function isSameSaid(a: readonly Said[], b: readonly Said[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.key === other.key &&
        one.body === other.body &&
        one.cid === other.cid &&
        one.delivery === other.delivery
      );
    })
  );
}

/** Where a server does not say who spoke, nobody is the same as anybody. */
function isSamePerson({ from: a }: MessageGroup, { from: b }: MessageGroup): boolean {
  if (a === null || b === null) return a === b;
  if (a.id === null && a.name === null) return false;
  return a.id === b.id && a.name === b.name;
}
