import type { RefusalReason } from '../../../lib/room/types.ts';
import type { Presence } from '../presence/presence.ts';
import type { MetaFields } from '../presence/roster.ts';
import type { Channel, Identity, OpenRoom, SendReply } from '../socket/room-channel.ts';
import { type Bucket, createBucket } from '../socket/token-bucket.ts';
import type { LogEntry } from '../store/log-entry.ts';
import type { Appended, NewEntry, RoomLog } from '../store/room-log.ts';
import type { RoomRules } from '../store/room-rules.ts';
import { readHistoryPage } from './history-page.ts';
import { MODERATION_EVENTS, moderateRoom } from './moderate-room.ts';
import {
  readDeletion,
  readEdit,
  type ReadEntry,
  readNewMessage,
  readReaction,
} from './read-entry.ts';
import {
  type Appearance,
  type Fields,
  readAppearance,
  readFields,
  readRange,
} from './read-fields.ts';
import type { RoomVisits } from './room-visits.ts';

/** What all rooms of a server share. */
export interface RoomParts {
  readonly log: RoomLog;
  readonly rules: RoomRules;
  readonly presence: Presence;
  readonly visits: RoomVisits;
  readonly report: (line: string) => void;
  readonly makeCid: () => string;
  /** Messages of one member in one room, and what they do to them later. */
  readonly messages: { take(key: string): number };
}

/** Somebody who was let in. */
export interface Visit {
  readonly channel: Channel;
  readonly identity: Identity;
  readonly roomId: string;
  /** It is their room. */
  readonly isOwner: boolean;
  readonly params: Fields;
  readonly response: unknown;
}

/** At most one `typing` in 3 s, and one `presence_update` a second; protocol, section 4. */
const TYPING = { perSecond: 1 / 3, burst: 1 };
// One to spare: a client that sends exactly one a second would lose to jitter otherwise.
const UPDATES = { perSecond: 1, burst: 2 };

/** One client in one room of the roomlight rung. */
export function openRoomlightRoom(parts: RoomParts, visit: Visit): OpenRoom {
  return new RoomlightRoom(parts, visit);
}

class RoomlightRoom implements OpenRoom {
  readonly response: unknown;
  readonly #parts: RoomParts;
  readonly #visit: Visit;
  readonly #typing: Bucket;
  readonly #updates: Bucket;
  /** Since when others can see them. */
  #onlineAt = inSeconds(Date.now());
  #appearance: Appearance;

  /**
   * Every event a client may send. Nothing else is obeyed or passed on: phoenix.js would take a
   * broadcast named `phx_close` for the server's own word.
   */
  readonly #events: ReadonlyMap<unknown, (fields: Fields, reply: SendReply) => void>;

  constructor(parts: RoomParts, visit: Visit) {
    const now = () => performance.now();
    this.#parts = parts;
    this.#visit = visit;
    this.response = visit.response;
    this.#typing = createBucket(TYPING, now);
    this.#updates = createBucket(UPDATES, now);
    this.#appearance = readAppearance(visit.params, {
      name: visit.identity.name,
      face: null,
      state: 'active',
      page: null,
      sealed: null,
      invisible: false,
    });
    this.#events = new Map([
      ['new_msg', this.#onLog((fields) => readNewMessage(fields, parts.makeCid))],
      ['edit_msg', this.#onLog(readEdit)],
      ['delete_msg', this.#onLog(readDeletion)],
      ['react', this.#onLog(readReaction)],
      ['history', this.#history.bind(this)],
      ['typing', this.#tellTyping.bind(this)],
      ['presence_update', this.#updatePresence.bind(this)],
      ...MODERATION_EVENTS.map((event) => [event, moderateRoom(parts, visit, event)] as const),
    ]);
  }

  joined(): void {
    const { channel, identity, roomId } = this.#visit;
    this.#parts.visits.add(roomId, identity.memberId, channel);
    this.#parts.presence.enter(channel, identity.memberId, this.#meta(), true);
  }

  receive(event: unknown, payload: Parameters<OpenRoom['receive']>[1], reply: SendReply): void {
    const handle = this.#events.get(event);
    if (!handle) throw new Error('no such event');
    handle(readFields(payload), reply);
  }

  left(): void {
    const { channel, roomId } = this.#visit;
    this.#parts.visits.remove(roomId, channel);
    this.#parts.presence.leave(channel);
  }

  resync(): void {
    this.#parts.presence.pushState(this.#visit.channel);
  }

  /** What is read from the client gets its place on the log, and is told to everybody. */
  #onLog(read: (fields: Fields) => ReadEntry): (fields: Fields, reply: SendReply) => void {
    return (fields, reply) => {
      const { channel, identity, roomId } = this.#visit;
      const cid = fields['cid'] ?? null;
      const refuse = (reason: RefusalReason) => reply('error', { cid, reason });
      const waitMs = this.#parts.messages.take(`${roomId} ${identity.memberId}`);
      if (waitMs > 0) {
        return reply('error', { cid, reason: 'rate_limited', retry_after_ms: waitMs });
      }
      const wanted = read(fields);
      if ('reason' in wanted) return refuse(wanted.reason);
      const appended = this.#append(wanted.entry);
      if (!appended) return refuse('server_busy');
      if (!appended.ok) return refuse(appended.reason);
      reply('ok', receiptFor(appended.entry, appended.dup));
      if (!appended.dup) tell(channel, appended.entry);
    };
  }

  /** Null when the disk is full or gone: the client keeps what it wanted and tries again. */
  #append(entry: NewEntry): Appended | null {
    const { identity, roomId, isOwner } = this.#visit;
    const author = { memberId: identity.memberId, name: this.#appearance.name, isOwner };
    try {
      return this.#parts.log.append(roomId, author, entry);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      this.#parts.report(`A message could not be stored: ${what}`);
      return null;
    }
  }

  #history(fields: Fields, reply: SendReply): void {
    const asked = readRange(fields);
    if (!asked) return reply('error', { reason: 'invalid' });
    const { range, limit } = asked;
    reply('ok', readHistoryPage(this.#parts.log, this.#visit.roomId, range, limit));
  }

  #tellTyping({ on }: Fields): void {
    if (typeof on !== 'boolean' || this.#typing.take() > 0 || this.#appearance.invisible) return;
    const { channel, identity } = this.#visit;
    if (this.#parts.presence.isQuiet(channel.topic)) return;
    const from = { id: identity.memberId, name: this.#appearance.name };
    channel.broadcast('typing', { from, on }, { whenSlow: 'drop', except: channel });
  }

  #updatePresence(fields: Fields, reply: SendReply): void {
    const waitMs = this.#updates.take();
    if (waitMs > 0) return reply('error', { reason: 'rate_limited', retry_after_ms: waitMs });
    const wasInvisible = this.#appearance.invisible;
    this.#appearance = readAppearance(fields, this.#appearance);
    if (wasInvisible) this.#onlineAt = inSeconds(Date.now());
    this.#parts.presence.change(this.#visit.channel, this.#meta());
    reply('ok', {});
  }

  /** Null: they are not to be seen. */
  #meta(): MetaFields | null {
    const { name, face, state, page, sealed, invisible } = this.#appearance;
    if (invisible) return null;
    return {
      online_at: this.#onlineAt,
      state,
      ...(name !== null && { name }),
      ...(face !== null && { face }),
      ...(page !== null && { page }),
      ...(sealed !== null && { sealed }),
    };
  }
}

function inSeconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}

/** Where it stands on the log, for whoever put it there. */
function receiptFor(entry: LogEntry, dup: boolean): object {
  const { cid, id, seq, ts } = entry;
  if (!('type' in entry)) return { cid, id, seq, ts, dup };
  return entry.type === 'msg_reacted' ? { id, seq } : { id, rev: entry.rev, seq };
}

/** Live, the kind of a change is the name of its event. */
function tell(channel: Channel, entry: LogEntry): void {
  if (!('type' in entry)) return channel.broadcast('new_msg', entry);
  const { type, ...change } = entry;
  channel.broadcast(type, change);
}
