import type {
  Author,
  Delivery,
  Divider,
  MessageSeal,
  MemberId,
  Message,
  OutboxEntry,
  Quote,
  Reaction,
  TimelineItem,
} from '../lib/room/types.ts';
import type { ComingsLine } from './comings.ts';
import { shorten } from './shorten.ts';

/** One message inside a group. */
export interface Said {
  /** The same before and after the room has heard it. */
  readonly key: string;
  /** What the room knows it by; null while it is on its way. */
  readonly messageKey: string | null;
  readonly body: string;
  readonly cid: string | null;
  readonly delivery: Delivery | null;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly reactions: readonly Reaction[];
  readonly quote: Quote | null;
  readonly answered: Answered | null;
  /** In an encrypted room. */
  readonly seal: MessageSeal | null;
}

/** The message that one answers, in a line. */
export interface Answered {
  readonly key: string;
  /** `older`: not here. */
  readonly state: 'here' | 'deleted' | 'older';
  /** Null for our own, and where it is not here. */
  readonly from: Author | null;
  readonly line: string;
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

/** Something came that can't be read: said in a line, and however much of it, in one. */
export interface SealedLine {
  readonly kind: 'sealed';
  readonly key: string;
  readonly state: 'unreadable' | 'replayed';
  readonly at: number;
}

/** Where the messages begin that the person has not seen. */
export interface UnreadLine {
  readonly kind: 'unread';
  readonly key: string;
}

export type GroupedItem = MessageGroup | Divider | UnreadLine | SealedLine | ComingsLine;
/** What a conversation is made of. */
export type ListedItem = TimelineItem | OutboxEntry | ComingsLine;

export interface Grouping {
  /** Before this message stands the line of what is unread. */
  readonly unreadKey?: string | null;
  /** Finds a message that another one answers. */
  readonly find?: (key: string) => Message | undefined;
  /** Whose words are not to be read. */
  readonly blocked?: ReadonlySet<MemberId>;
}

const TOGETHER_MS = 60_000; // what somebody says within a minute is read as one
const LINE = 160; // signs of an answered message: more than fit into a line
const NO_REACTIONS: readonly Reaction[] = [];

/**
 * Puts messages of the same person within a minute together; a divider always parts, and so does the
 * line before the message `unreadKey`. A group that is as it was in `before` is the same object again,
 * so that only what has changed is rendered.
 */
export function groupMessages(
  items: readonly ListedItem[],
  grouping: Grouping = {},
  before: readonly GroupedItem[] = [],
): readonly GroupedItem[] {
  const groups = putTogether(items, grouping);
  const known = new Map(before.map((item) => [item.key, item]));
  return groups.map((item) => {
    const was = known.get(item.key);
    return was && isSameItem(was, item) ? was : item;
  });
}

/** Groups one conversation again and again, and remembers how it was. */
export function createGrouping() {
  let before: readonly GroupedItem[] = [];
  return (items: readonly ListedItem[], grouping: Grouping): readonly GroupedItem[] => {
    before = groupMessages(items, grouping, before);
    return before;
  };
}

function putTogether(items: readonly ListedItem[], grouping: Grouping): readonly GroupedItem[] {
  const groups: GroupedItem[] = [];
  let latestAt = 0;
  for (const item of items) {
    if ('kind' in item && item.kind !== 'message') {
      groups.push(item);
      continue;
    }
    if ('key' in item && item.key === grouping.unreadKey) {
      groups.push({ kind: 'unread', key: 'unread' });
    }
    const last = groups.at(-1);
    const sealed = asSealedLine(item);
    if (sealed) {
      if (last?.kind !== 'sealed' || last.state !== sealed.state) groups.push(sealed);
      continue;
    }
    const next = asGroup(item, grouping);
    if (last?.kind === 'group' && isSamePerson(last, next) && next.at - latestAt < TOGETHER_MS) {
      groups[groups.length - 1] = { ...last, said: [...last.said, ...next.said] };
    } else {
      groups.push(next);
    }
    latestAt = next.at;
  }
  return groups;
}

function asSealedLine(item: Message | OutboxEntry): SealedLine | null {
  const state = 'kind' in item && item.kind === 'message' ? item.seal?.state : undefined;
  if (!('key' in item) || (state !== 'unreadable' && state !== 'replayed')) return null;
  return { kind: 'sealed', key: item.key, state, at: item.at };
}

function asGroup(item: Message | OutboxEntry, grouping: Grouping): MessageGroup {
  const said = asSaid(item, grouping);
  const isOwn = 'delivery' in item || item.own;
  return {
    kind: 'group',
    key: said.key,
    from: isOwn ? null : item.from,
    at: 'delivery' in item ? item.acceptedAt : item.at,
    said: [said],
  };
}

function asSaid(item: Message | OutboxEntry, grouping: Grouping): Said {
  const { body, cid, quote = null, replyTo } = item;
  const context = { body, cid, quote, answered: readAnswered(replyTo, grouping) };
  if ('delivery' in item) {
    const { delivery } = item;
    const none = { isEdited: false, isDeleted: false, reactions: NO_REACTIONS };
    return { key: item.cid, messageKey: null, delivery, seal: null, ...none, ...context };
  }
  return {
    key: item.own && cid !== null ? cid : item.key,
    messageKey: item.key,
    delivery: null,
    isEdited: (item.rev ?? 0) > 0,
    isDeleted: item.deleted === true,
    reactions: item.reactions ?? NO_REACTIONS,
    seal: item.seal ?? null,
    ...context,
  };
}

function readAnswered(key: string | undefined, { find, blocked }: Grouping): Answered | null {
  if (key === undefined) return null;
  const message = find?.(key);
  if (!message) return { key, state: 'older', from: null, line: '' };
  const from = message.own ? null : message.from;
  if (message.deleted) return { key, state: 'deleted', from, line: '' };
  // What is folded away where it stands is not read here either.
  const line = blocked?.has(message.from.id ?? '') ? '' : firstLine(message.body);
  return { key, state: 'here', from, line };
}

/** What one line shows of a message. */
export function firstLine(body: string): string {
  return shorten(body.trim().split('\n', 1)[0] ?? '', LINE);
}

function isSameItem(a: GroupedItem, b: GroupedItem): boolean {
  if (a.kind === 'sealed' && b.kind === 'sealed') return a.state === b.state;
  if (a.kind === 'comings' && b.kind === 'comings') return isSameData(a.people, b.people);
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
        one.messageKey === other.messageKey &&
        one.body === other.body &&
        one.cid === other.cid &&
        one.delivery === other.delivery &&
        one.isEdited === other.isEdited &&
        one.isDeleted === other.isDeleted &&
        isSameData(one.reactions, other.reactions) &&
        isSameData(one.quote, other.quote) &&
        isSameData(one.seal, other.seal) &&
        isSameData(one.answered, other.answered)
      );
    })
  );
}

/** Plain data, nearly always none at all. */
function isSameData(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Where a server does not say who spoke, nobody is the same as anybody. */
function isSamePerson({ from: a }: MessageGroup, { from: b }: MessageGroup): boolean {
  if (a === null || b === null) return a === b;
  if (a.id === null && a.name === null) return false;
  return a.id === b.id && a.name === b.name;
}
