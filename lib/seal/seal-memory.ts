import { arrive } from '../crypto/replay-window.ts';
import { changeMessage } from '../room/change-message.ts';
import type { MessageChange } from '../room/room-event.ts';
import type { ChangeSeal, Message, Orphan, SealRecord } from '../room/types.ts';

/**
 * Changes that are remembered. Some wait for a message that is further up than what is here; all are needed
 * again when the log tells an older message once more, which it does as it was first said.
 */
const ORPHANS = 200;

/** What comes next in a room, opened. */
export interface Batch {
  readonly messages: readonly Message[];
  readonly changes: readonly MessageChange[];
}

/** What an encrypted room has opened, so that nothing is taken twice, or from the wrong person. */
export interface SealMemory {
  /**
   * What of a batch counts, in its order. `isNew`: it is heard for the first time, so what was sealed before is
   * a replay; a log may be read again. Changes are left out where somebody else made them than who may.
   */
  absorb(batch: Batch, isNew: boolean): Batch;
  readonly seen: SealRecord['seen'];
  readonly orphans: readonly Orphan[];
}

export function createSealMemory(
  saved: Pick<SealRecord, 'seen' | 'orphans'> | undefined,
  find: (key: string) => Message | undefined,
): SealMemory {
  let seen = saved?.seen ?? [];
  let orphans = saved?.orphans ?? [];

  function isReplay({ sealedAs }: ChangeSeal | NonNullable<Message['seal']>): boolean {
    if (!sealedAs) return false;
    const arrival = arrive(seen, sealedAs.life, sealedAs.counter);
    seen = arrival.seen;
    return arrival.isReplay;
  }

  /** The message, with what is known to have been done to it. */
  function withOrphans(message: Message): Message {
    return orphans
      .filter(({ change }) => change.key === message.key)
      .filter(({ change, by }) => mayChange(message, change, by))
      .reduce((changed, { change }) => changeMessage(changed, change), message);
  }

  return {
    absorb(batch, isNew) {
      const said = new Map<string, Message>();
      for (const message of batch.messages) {
        const again = message.seal !== undefined && isReplay(message.seal) && isNew;
        const taken = again ? replayed(message) : settled(message);
        // Whoever was first has the name; another member could take it to make theirs disappear.
        if (!said.has(taken.key)) said.set(taken.key, taken);
      }
      const changes: MessageChange[] = [];
      const made: Orphan[] = [];
      for (const { seal: by, ...change } of batch.changes) {
        if (!by || (isReplay(by) && isNew)) continue;
        const here = said.get(change.key);
        const message = here ?? find(change.key);
        if (message && !mayChange(message, change, by)) continue;
        made.push({ change, by: { key: by.key, memberId: by.memberId } });
        if (here) said.set(here.key, changeMessage(here, change));
        else if (message) changes.push(change);
      }
      const messages = [...said.values()].map(withOrphans);
      // A page from further up is older than all that is known already.
      const all = isNew ? [...orphans, ...made] : [...made, ...orphans];
      orphans = lastOfEach(all).slice(-ORPHANS);
      return { messages, changes };
    },
    get seen() {
      return seen;
    },
    get orphans() {
      return orphans;
    },
  };
}

/** Of two texts of a message, or two answers to the same reaction, the later one is enough. */
function lastOfEach(changes: readonly Orphan[]): Orphan[] {
  const bySlot = new Map<string, Orphan>();
  for (const orphan of changes) {
    const { change, by } = orphan;
    const emoji = change.type === 'reaction_changed' ? change.emoji : '';
    const slot = JSON.stringify([change.key, change.type, by.key, by.memberId, emoji]);
    bySlot.delete(slot);
    bySlot.set(slot, orphan);
  }
  return [...bySlot.values()];
}

/** Anybody may react; a text is its author's. */
function mayChange(
  { seal, from }: Message,
  { type }: MessageChange,
  { key, memberId }: Orphan['by'],
): boolean {
  if (type === 'reaction_changed') return true;
  if (!seal || seal.state === 'plain') return false;
  if (seal.key !== null || key !== null) return seal.key === key;
  return memberId !== null && from.id === memberId;
}

function settled({ seal, ...message }: Message): Message {
  if (!seal) return message;
  const { sealedAs: _, ...kept } = seal;
  return { ...message, seal: kept };
}

/** A line in its place: what it said was said before, and is no news. */
function replayed({ replyTo: _reply, quote: _quote, ...message }: Message): Message {
  const key = `again-${message.seq ?? crypto.randomUUID()}`;
  return {
    ...message,
    key,
    cid: null,
    own: false,
    body: '',
    seal: { state: 'replayed', key: null },
  };
}
