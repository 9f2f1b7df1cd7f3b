import type { Clock } from '../../lib/clock.ts';
import type { Rung } from '../../lib/room/types.ts';
import type { FakeChannel, FakePost } from './fake-channel.ts';
import {
  createFakeRoomLog,
  type FakeRoomLog,
  type HistoryRequest,
  type LoggedChange,
} from './fake-room-log.ts';

/** What became of an event; null where this kind of server gives no reply. */
export type FakeAnswer = { readonly status: 'ok' | 'error'; readonly response: object } | null;

/** One room of a fake server. */
export interface FakeRoom {
  log: FakeRoomLog;
  readonly channels: ReadonlySet<FakeChannel>;
  enter(channel: FakeChannel): object;
  /** What the channel does once its join was answered. */
  entered(channel: FakeChannel): void;
  leave(channel: FakeChannel): void;
  /** `tell: false`: done, and the server dies before it tells anybody. */
  handle(channel: FakeChannel, event: string, payload: object, tell: boolean): FakeAnswer;
  tick(): void;
  say(from: string, body: string, cid?: string): void;
}

export interface FakeRoomParts {
  readonly rung: Rung;
  readonly post: FakePost;
  readonly clock: Clock;
  /** ms between a join's reply and its subscription to what others say. */
  readonly subscribeAfterMs: () => number;
  readonly nextRef: () => string;
}

const CHANGES: ReadonlyMap<string, LoggedChange['type']> = new Map([
  ['edit_msg', 'msg_edited'],
  ['delete_msg', 'msg_deleted'],
  ['react', 'msg_reacted'],
] as const);

export function createFakeRoom(parts: FakeRoomParts, epoch: string): FakeRoom {
  const { rung, post, clock, subscribeAfterMs, nextRef } = parts;
  const channels = new Set<FakeChannel>();

  function presences(of: Iterable<FakeChannel>): Record<string, { metas: object[] }> {
    const list: Record<string, { metas: object[] }> = {};
    for (const { connection, presenceRef, meta } of of) {
      if (presenceRef === null) continue;
      (list[connection.member.id] ??= { metas: [] }).metas.push({ ...meta, phx_ref: presenceRef });
    }
    return list;
  }

  function track(channel: FakeChannel, meta: object): void {
    const leaves = presences([channel]);
    channel.presenceRef = nextRef();
    channel.meta = { online_at: String(Math.floor(clock.now() / 1000)), ...meta };
    post.broadcast(channels, 'presence_diff', { joins: presences([channel]), leaves });
  }

  function passOn({ connection }: FakeChannel, payload: object): FakeAnswer {
    const { body } = payload as { body: string };
    post.broadcast(channels, 'new_msg', rung === 'echo' ? payload : { body });
    log.append({ cid: nextRef(), from: connection.member, body, ts: clock.now() });
    return null;
  }

  function take({ connection }: FakeChannel, payload: object, tell: boolean): FakeAnswer {
    const { cid, body } = payload as { cid: string; body: string };
    const taken = log.append({ cid, body, from: connection.member, ts: clock.now() });
    const { id, seq, ts } = taken.message;
    if (tell && !taken.dup) post.broadcast(channels, 'new_msg', taken.message);
    return { status: 'ok', response: { cid, id, seq, ts, dup: taken.dup } };
  }

  function change(
    { connection }: FakeChannel,
    type: LoggedChange['type'],
    payload: object,
    tell: boolean,
  ): FakeAnswer {
    const asked = payload as Pick<LoggedChange, 'id' | 'cid'>;
    const entry = log.change({ ...asked, type, from: connection.member, ts: clock.now() });
    if (!entry) return { status: 'error', response: { reason: 'not_found' } };
    const { id, seq } = entry;
    if (tell) post.broadcast(channels, type, entry);
    return { status: 'ok', response: { id, seq } };
  }

  let log = createFakeRoomLog(epoch);

  return {
    get log() {
      return log;
    },
    set log(next) {
      log = next;
    },
    channels,
    enter(channel) {
      channels.add(channel);
      const { id } = channel.connection.member;
      const caps = ['cid', 'seq', 'history', 'edit', 'react', 'typing', 'presence_update'];
      const { head, oldest } = log;
      return rung === 'roomlight'
        ? { v: 1, caps, you: { id }, epoch: log.epoch, head, oldest }
        : {};
    },
    entered(channel) {
      clock.after(subscribeAfterMs(), () => {
        if (!channels.has(channel)) return;
        channel.subscribed = true;
        track(channel, channel.meta);
        if (rung !== 'article') post.push(channel, 'presence_state', presences(channels));
      });
    },
    leave(channel) {
      if (!channels.delete(channel)) return;
      const leaves = presences([channel]);
      if (channel.subscribed) post.broadcast(channels, 'presence_diff', { joins: {}, leaves });
    },
    handle(channel, event, payload, tell) {
      if (event === 'new_msg') {
        return rung === 'roomlight' ? take(channel, payload, tell) : passOn(channel, payload);
      }
      if (rung !== 'roomlight') return null;
      if (event === 'history') {
        return { status: 'ok', response: log.page(payload as HistoryRequest) };
      }
      const type = CHANGES.get(event);
      if (type) return change(channel, type, payload, tell);
      if (event === 'typing') {
        const others = new Set([...channels].filter((other) => other !== channel));
        const told = { ...payload, from: channel.connection.member };
        post.broadcast(others, 'typing', told);
        return null;
      }
      if (event === 'presence_update') track(channel, payload);
      return { status: 'ok', response: {} };
    },
    tick: () => post.broadcast(channels, 'room_tick', { epoch: log.epoch, head: log.head }),
    say(from, body, cid = `said-${nextRef()}`) {
      const member = { id: from, name: from };
      const { message } = log.append({ cid, body, from: member, ts: clock.now() });
      const seen = rung === 'roomlight' ? message : rung === 'echo' ? { body, cid } : { body };
      post.broadcast(channels, 'new_msg', seen);
    },
  };
}
