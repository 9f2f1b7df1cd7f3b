import type { RefusalReason } from '../../../lib/room/types.ts';
import type { Presence } from '../presence/presence.ts';
import type { MetaFields } from '../presence/roster.ts';
import type { Channel, Identity, OpenRoom, SendReply } from '../socket/room-channel.ts';
import { type Bucket, createBucket } from '../socket/token-bucket.ts';
import type { NewMessage, RoomLog } from '../store/room-log.ts';
import { readHistoryPage } from './history-page.ts';
import {
  type Appearance,
  type Fields,
  readAppearance,
  readFields,
  readNewMessage,
  readRange,
} from './read-fields.ts';

/** What all rooms of a server share. */
export interface RoomParts {
  readonly log: RoomLog;
  readonly presence: Presence;
  readonly report: (line: string) => void;
  readonly makeCid: () => string;
  /** Messages of one member in one room. */
  readonly messages: { take(key: string): number };
}

/** Somebody who was let in. */
export interface Visit {
  readonly channel: Channel;
  readonly identity: Identity;
  readonly roomId: string;
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
  readonly #onlineAt = String(Math.floor(Date.now() / 1000));
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
    });
    this.#events = new Map([
      ['new_msg', this.#newMessage.bind(this)],
      ['history', this.#history.bind(this)],
      ['typing', this.#tellTyping.bind(this)],
      ['presence_update', this.#updatePresence.bind(this)],
    ]);
  }

  joined(): void {
    const { channel, identity } = this.#visit;
    this.#parts.presence.enter(channel, identity.memberId, this.#meta(), true);
  }

  receive(event: unknown, payload: Parameters<OpenRoom['receive']>[1], reply: SendReply): void {
    const handle = this.#events.get(event);
    if (!handle) throw new Error('no such event');
    handle(readFields(payload), reply);
  }

  left(): void {
    this.#parts.presence.leave(this.#visit.channel);
  }

  resync(): void {
    this.#parts.presence.pushState(this.#visit.channel);
  }

  #newMessage(fields: Fields, reply: SendReply): void {
    const { channel, identity, roomId } = this.#visit;
    const cid = fields['cid'] ?? null;
    const refuse = (reason: RefusalReason) => reply('error', { cid, reason });
    const waitMs = this.#parts.messages.take(`${roomId} ${identity.memberId}`);
    if (waitMs > 0) return reply('error', { cid, reason: 'rate_limited', retry_after_ms: waitMs });
    const read = readNewMessage(fields, this.#parts.makeCid);
    if ('reason' in read) return refuse(read.reason);
    const { replyTo } = read.message;
    if (replyTo !== null && !this.#parts.log.has(roomId, replyTo)) return refuse('not_found');
    const { name } = this.#appearance;
    const stored = this.#append({ ...read.message, memberId: identity.memberId, name });
    if (!stored) return refuse('server_busy');
    const { message, dup } = stored;
    const { id, seq, ts } = message;
    reply('ok', { cid: message.cid, id, seq, ts, dup });
    if (!dup) channel.broadcast('new_msg', message);
  }

  /** Null when the disk is full or gone: the client keeps the message and tries again. */
  #append(message: NewMessage): ReturnType<RoomLog['append']> | null {
    try {
      return this.#parts.log.append(this.#visit.roomId, message);
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
    if (typeof on !== 'boolean' || this.#typing.take() > 0) return;
    const { channel, identity } = this.#visit;
    const from = { id: identity.memberId, name: this.#appearance.name };
    channel.broadcast('typing', { from, on }, { whenSlow: 'drop', except: channel });
  }

  #updatePresence(fields: Fields, reply: SendReply): void {
    const waitMs = this.#updates.take();
    if (waitMs > 0) return reply('error', { reason: 'rate_limited', retry_after_ms: waitMs });
    this.#appearance = readAppearance(fields, this.#appearance);
    this.#parts.presence.change(this.#visit.channel, this.#meta());
    reply('ok', {});
  }

  #meta(): MetaFields {
    const { name, face, state, page } = this.#appearance;
    return {
      online_at: this.#onlineAt,
      state,
      ...(name !== null && { name }),
      ...(face !== null && { face }),
      ...(page !== null && { page }),
    };
  }
}
