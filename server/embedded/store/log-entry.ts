import type { SQLOutputValue } from 'node:sqlite';
import type { Quote, ReactionEmoji } from '../../../lib/room/types.ts';

/** What an entry of a room's log is, by the name it is told under. */
export type EntryKind = 'new_msg' | 'msg_edited' | 'msg_deleted' | 'msg_reacted';

interface EntryBase {
  /** Of the message: of a change too, since that is what it is about. */
  readonly id: string;
  readonly cid: string;
  readonly from: { readonly id: string; readonly name: string | null };
  readonly seq: number;
  /** ms */
  readonly ts: number;
}

/** A message as it goes over the wire: in history as it is now, with what became of it since. */
export interface LoggedMessage extends EntryBase {
  /** Not there in what is left of a deleted message. */
  readonly body?: string;
  readonly reply_to?: string;
  readonly quote?: Quote;
  /** How often it was changed; not there in one that never was. */
  readonly rev?: number;
  readonly deleted?: true;
  /** Who reacted with what, in the order they did. */
  readonly reactions?: Readonly<Partial<Record<ReactionEmoji, readonly string[]>>>;
}

/** What was done to a message, as it goes over the wire. */
export interface LoggedChange extends EntryBase {
  readonly type: Exclude<EntryKind, 'new_msg'>;
  readonly rev?: number;
  /**
   * The message's present text, which may be newer than this edit: a text is kept once, with its message,
   * so that nobody is told what was edited away or deleted. Not there when the message was deleted since.
   */
  readonly body?: string;
  readonly emoji?: string;
  readonly on?: boolean;
}

/** One place in a room's log. */
export type LogEntry = LoggedMessage | LoggedChange;

/** A row of `entries`, with the message it is about: `present_body` and `gone`; and its reactions. */
export type EntryRow = Readonly<Record<string, SQLOutputValue>>;

export function toEntry(row: EntryRow): LogEntry {
  return row['kind'] === 'new_msg' ? toMessage(row) : toChange(row);
}

function toMessage(row: EntryRow): LoggedMessage {
  const rev = Number(row['rev']);
  const replyTo = textOrNull(row['reply_to']);
  const quote = textOrNull(row['quote']);
  const reactions = readReactions(row['reactions']);
  return {
    ...toBase(row, row['id']),
    ...(row['deleted'] === 0 ? { body: String(row['body']) } : { deleted: true }),
    ...(replyTo !== null && { reply_to: replyTo }),
    ...(quote !== null && { quote: JSON.parse(quote) as Quote }),
    ...(rev > 0 && { rev }),
    ...(reactions && { reactions }),
  };
}

function toChange(row: EntryRow): LoggedChange {
  const type = row['kind'] as LoggedChange['type'];
  const base = { ...toBase(row, row['target']), type };
  if (type === 'msg_reacted') {
    return { ...base, emoji: String(row['emoji']), on: row['is_on'] === 1 };
  }
  const rev = Number(row['rev']);
  const body = type === 'msg_edited' ? textOrNull(row['present_body']) : null;
  return { ...base, rev, ...(body !== null && { body }) };
}

function toBase(row: EntryRow, id: SQLOutputValue | undefined): EntryBase {
  return {
    id: String(id),
    cid: String(row['cid']),
    from: { id: String(row['member_id']), name: textOrNull(row['name']) },
    seq: Number(row['seq']),
    ts: Number(row['ts']),
  };
}

/** From `[[emoji, member], …]` as JSON. */
function readReactions(value: SQLOutputValue | undefined): Record<string, string[]> | null {
  if (typeof value !== 'string') return null;
  const byEmoji: Record<string, string[]> = {};
  for (const [emoji, memberId] of JSON.parse(value) as [string, string][]) {
    (byEmoji[emoji] ??= []).push(memberId);
  }
  return Object.keys(byEmoji).length === 0 ? null : byEmoji;
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
