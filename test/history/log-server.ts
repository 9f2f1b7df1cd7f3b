import type { LogPage, LogRange } from '../../lib/history/catch-up.ts';
import type { LogEntry } from '../../lib/room/inbox.ts';
import type { Message } from '../../lib/room/types.ts';
import { aMessage } from '../fakes/samples.ts';

/** A server's log, and what it says when asked. */
export interface LogServer {
  readonly epoch: string;
  readonly head: number;
  readonly messages: readonly Message[];
  /** Adds a message, or an entry that is none, and returns it as it goes out live. */
  append(isMessage?: boolean): LogEntry;
  page(range: LogRange): LogPage;
  /** The log is lost: a new one begins. */
  lose(): void;
  /** An old copy of the log is restored: the epoch stays, what came after this `seq` is gone. */
  restore(seq: number): void;
  /** Everything before this `seq` is cleaned away. */
  forgetBefore(seq: number): void;
}

export function createLogServer(count = 0): LogServer {
  let epoch = 'epoch-1';
  let head = 0;
  let oldest = 1;
  let logs = 1;
  /** Differs after a restore, so that the same `seq` is another message. */
  let copies = 0;
  let messages: Message[] = [];

  const server: LogServer = {
    get epoch() {
      return epoch;
    },
    get head() {
      return head;
    },
    get messages() {
      return messages;
    },
    append(isMessage = true) {
      head += 1;
      const name = `${epoch}-${copies}-${head}`;
      const message = isMessage ? aMessage(head, name, { key: name, cid: name }) : null;
      if (message) messages.push(message);
      return { seq: head, message };
    },
    page(range) {
      const forward = 'afterSeq' in range;
      const found = messages.filter(({ seq }) =>
        forward ? Number(seq) > range.afterSeq : Number(seq) < range.beforeSeq,
      );
      const kept = forward ? found.slice(0, range.limit) : found.slice(-range.limit);
      const reached = Number(kept.at(-1)?.seq ?? 0);
      return { epoch, head, oldest, messages: kept, reached, more: kept.length < found.length };
    },
    lose() {
      logs += 1;
      epoch = `epoch-${logs}`;
      head = 0;
      oldest = 1;
      messages = [];
    },
    restore(seq) {
      copies += 1;
      head = Math.min(head, seq);
      messages = messages.filter((message) => Number(message.seq) <= seq);
    },
    forgetBefore(seq) {
      oldest = Math.max(oldest, seq);
      messages = messages.filter((message) => Number(message.seq) >= seq);
    },
  };
  for (let n = 0; n < count; n++) server.append();
  return server;
}
