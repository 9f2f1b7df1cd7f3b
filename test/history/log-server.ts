import type { LogPage, LogRange } from '../../lib/history/catch-up.ts';
import { changeTimeline } from '../../lib/room/change-message.ts';
import type { LogEntry } from '../../lib/room/inbox.ts';
import type { MessageChange } from '../../lib/room/room-event.ts';
import type { Message, TimelineItem } from '../../lib/room/types.ts';
import { aMessage } from '../fakes/samples.ts';

/** A server's log, and what it says when asked. */
export interface LogServer {
  readonly epoch: string;
  readonly head: number;
  /** As they are now. */
  readonly messages: readonly Message[];
  /** Adds a message, or something done to one, and returns it as it goes out live. */
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
  /** Differs after a restore, so that the same `seq` is another entry. */
  let copies = 0;
  let entries: LogEntry[] = [];

  /** Messages as they are now, with all that was done to them. */
  function messages(): Message[] {
    const said = entries.flatMap(({ message }) => message ?? []);
    const changes = entries.flatMap(({ change }) => change ?? []);
    return changes.reduce<readonly TimelineItem[]>(changeTimeline, said) as Message[];
  }

  /** Each time something else, to whichever message it hits; nothing where that one is deleted. */
  function makeChange(name: string): MessageChange | null {
    const all = messages();
    const target = all[(head * 7) % Math.max(1, all.length)];
    if (!target || target.deleted) return null;
    const { key, rev = 0 } = target;
    const kind = head % 5;
    if (kind === 0) return { type: 'message_deleted', key };
    if (kind < 3) return { type: 'message_edited', key, body: `${name} edited`, rev: rev + 1 };
    return { type: 'reaction_changed', key, emoji: '👍', memberId: `m${head % 3}`, on: kind === 3 };
  }

  /** As history tells it: an edit has the text that the message has now. */
  function asItIsNow(
    { seq, change }: LogEntry,
    now: readonly Message[],
  ): { seq: number; change: MessageChange }[] {
    if (!change) return [];
    if (change.type !== 'message_edited') return [{ seq, change }];
    const message = now.find(({ key }) => key === change.key);
    return message?.deleted ? [] : [{ seq, change: { ...change, body: message?.body ?? '' } }];
  }

  const server: LogServer = {
    get epoch() {
      return epoch;
    },
    get head() {
      return head;
    },
    get messages() {
      return messages();
    },
    append(isMessage = true) {
      head += 1;
      const name = `${epoch}-${copies}-${head}`;
      const entry = isMessage
        ? { seq: head, message: aMessage(head, name, { key: name, cid: name }) }
        : { seq: head, message: null, change: makeChange(name) };
      entries.push(entry);
      return entry;
    },
    page(range) {
      const forward = 'afterSeq' in range;
      const found = entries.filter(({ seq }) =>
        forward ? seq > range.afterSeq : seq < range.beforeSeq,
      );
      const kept = forward ? found.slice(0, range.limit) : found.slice(-range.limit);
      const seqs = new Set(kept.map(({ seq }) => seq));
      const now = messages();
      return {
        epoch,
        head,
        oldest,
        messages: now.filter(({ seq }) => seqs.has(seq ?? 0)),
        changes: kept.flatMap((entry) => asItIsNow(entry, now)),
        reached: kept.at(-1)?.seq ?? 0,
        more: kept.length < found.length,
      };
    },
    lose() {
      logs += 1;
      epoch = `epoch-${logs}`;
      head = 0;
      oldest = 1;
      entries = [];
    },
    restore(seq) {
      copies += 1;
      head = Math.min(head, seq);
      entries = entries.filter((entry) => entry.seq <= seq);
    },
    forgetBefore(seq) {
      oldest = Math.max(oldest, seq);
      entries = entries.filter((entry) => entry.seq >= seq);
    },
  };
  for (let n = 0; n < count; n++) server.append();
  return server;
}
