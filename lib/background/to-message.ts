import { contextOf } from '../room/select.ts';
import type { Cid, Message, MessageSeal, OutboxEntry, Self } from '../room/types.ts';
import type { Receipt } from '../wire/parse-receipt.ts';
import type { WireMessage } from '../wire/parse-message.ts';

/** A message from a server that keeps a log and takes the author from the socket. */
export function toLoggedMessage(wire: WireMessage, self: Self, now: number): Message {
  const id = wire.from?.id ?? null;
  return {
    kind: 'message',
    key: wire.id ?? `seq-${wire.seq ?? now}`,
    seq: wire.seq,
    cid: wire.cid,
    from: { id, name: wire.from?.name ?? null, verified: true },
    own: id === self.memberId,
    body: wire.body,
    ...(wire.deleted ? { deleted: true } : wire.rev > 0 && { rev: wire.rev }),
    ...(wire.reactions.length > 0 && { reactions: wire.reactions }),
    ...(wire.replyTo !== null && { replyTo: wire.replyTo }),
    ...(wire.quote !== null && { quote: wire.quote }),
    at: wire.ts ?? now,
  };
}

/**
 * Our own message, as the server has it by its receipt: it need not wait for its broadcast. In an encrypted room
 * its cid names it.
 */
export function toSentMessage(
  entry: OutboxEntry,
  receipt: Receipt,
  self: Self,
  seal: MessageSeal | null,
): Message {
  return {
    kind: 'message',
    key: seal ? entry.cid : receipt.id,
    seq: receipt.seq,
    cid: entry.cid,
    from: { id: self.memberId, name: self.name, verified: true },
    own: true,
    body: entry.body,
    ...contextOf(entry),
    ...(seal && { seal }),
    at: receipt.ts,
  };
}

/** A message from a server that only passes on; `ownCid` where it turned out to be an echo of ours. */
export function toPassedMessage(
  wire: WireMessage,
  own: { cid: Cid; self: Self } | null,
  key: string,
  now: number,
): Message {
  return {
    kind: 'message',
    key: wire.id ?? key,
    seq: null,
    cid: own?.cid ?? null,
    from: own
      ? { id: own.self.memberId, name: own.self.name, verified: true }
      : { id: null, name: wire.claimedName, verified: false },
    own: own !== null,
    body: wire.body,
    at: now,
  };
}
