import { createOpener } from '../crypto/opener.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';
import { createSealer } from '../crypto/sealer.ts';
import { sign, type SigningKeys, verify } from '../crypto/signing.ts';
import type { MessageChange } from '../room/room-event.ts';
import type { Message, MessageSeal, SealedAs, Self } from '../room/types.ts';
import type { WireMessage } from '../wire/parse-message.ts';
import {
  buildSealed,
  parseSealed,
  readSigned,
  type SealedContent,
  writeSigned,
} from '../wire/parse-sealed.ts';
import type { Signers } from './signers.ts';

/** All that is sealed goes over the wire as what every server passes on. */
const EVENT = 'new_msg';

export interface RoomSealOptions {
  readonly keys: RoomKeys;
  /** Null in a browser that can't sign. */
  readonly signing: SigningKeys | null;
  readonly signers: Signers;
  readonly self: () => Self;
  readonly now: () => number;
}

export interface Sealed {
  /** What stands in the `new_msg` where a plain text would. */
  readonly body: string;
  readonly as: SealedAs;
}

/** What stood in a `new_msg`: a message, or a change of one. `seq` is null on servers without a log. */
export interface OpenedEntry {
  readonly seq: number | null;
  readonly message: Message | null;
  readonly change: MessageChange | null;
}

/** Seals what this browser says in one encrypted room, and opens what is said there. */
export interface RoomSeal {
  readonly ourKey: string | null;
  seal(content: SealedContent): Promise<Sealed>;
  /** Never rejects: what can't be opened is a message that says so. */
  open(wire: WireMessage): Promise<OpenedEntry>;
}

export function createRoomSeal(options: RoomSealOptions): RoomSeal {
  const { keys, signing, signers, self, now } = options;
  const topic = `room:${keys.roomId}`;
  const sealer = createSealer(keys.senders, topic);
  const opener = createOpener(keys.senders, topic);
  const ourKey = signing?.publicKey ?? null;
  /** A signature counts in its place only: no member can seal another's words again, here or in another room. */
  const inPlace = ({ life, counter }: SealedAs, text: string) =>
    `${topic} ${life} ${counter} ${text}`;

  /** What was said and by which key; null where it is nothing of ours, or the signature is another's. */
  async function read(
    whole: string,
    place: SealedAs,
  ): Promise<{ content: SealedContent; key: string | null } | null> {
    const signed = readSigned(whole);
    const content = signed && parseSealed(signed.text);
    if (!signed || !content) return null;
    const { by, text } = signed;
    if (by && !(await verify(by.key, by.signature, inPlace(place, text)))) return null;
    return { content, key: by?.key ?? null };
  }

  return {
    ourKey,
    async seal(content) {
      const text = buildSealed(content);
      const { sealed, place } = await sealer.seal(EVENT, async (at) => {
        const signature = signing && (await sign(signing, inPlace(at, text)));
        const by = signing && signature !== null ? { key: signing.publicKey, signature } : null;
        return writeSigned({ by, text });
      });
      return { body: sealed, as: place };
    },
    async open(wire) {
      const { seq, from } = wire;
      if (wire.deleted) return { seq, message: line(wire, 'plain', now()), change: null };
      const opened = await opener.open(EVENT, wire.body);
      if (!opened.ok) {
        const state = opened.why === 'plain' ? 'plain' : 'unreadable';
        return { seq, message: line(wire, state, now()), change: null };
      }
      const as: SealedAs = { life: opened.life, counter: opened.counter };
      const said = await read(opened.text, as);
      if (!said) return { seq, message: line(wire, 'unreadable', now()), change: null };
      const { content, key } = said;
      const isOurKey = key !== null && key === ourKey;
      const memberId = isOurKey ? self().memberId : (from?.id ?? null);
      const own = isOurKey || (key === null && memberId !== null && memberId === self().memberId);
      const seal = await signers.meet(memberId, key);
      if (content.kind !== 'say') {
        const change = toChange(content, wire, memberId ?? key ?? '');
        return { seq, message: null, change: { ...change, seal: { key, memberId, sealedAs: as } } };
      }
      const message: Message = {
        kind: 'message',
        key: content.cid,
        seq,
        cid: content.cid,
        from: {
          id: memberId,
          name: content.name,
          verified: seal.state === 'signed' && !seal.isOtherKey,
        },
        own,
        body: content.body,
        ...(content.reply !== null && { replyTo: content.reply }),
        ...(content.quote && { quote: content.quote }),
        // By its author's clock, since a server may tell any time; what is to come has not been said yet.
        at: Math.min(content.time, now()),
        seal: { ...seal, sealedAs: as },
      };
      return { seq, message, change: null };
    },
  };
}

function toChange(
  content: Exclude<SealedContent, { kind: 'say' }>,
  { seq }: WireMessage,
  memberId: string,
): MessageChange {
  const key = content.target;
  switch (content.kind) {
    case 'edit':
      // Later ones count more: by the log, else by their author's clock.
      return { type: 'message_edited', key, body: content.body, rev: seq ?? content.time };
    case 'delete':
      return { type: 'message_deleted', key };
    case 'react': {
      const { emoji, on } = content;
      return { type: 'reaction_changed', key, emoji, memberId, on };
    }
    default:
      return content satisfies never;
  }
}

/** What is not encrypted, by the server's word; or a line in the place of what can't be opened. */
function line(wire: WireMessage, state: MessageSeal['state'], now: number): Message {
  return {
    kind: 'message',
    key: wire.id ?? `line-${wire.seq ?? crypto.randomUUID()}`,
    seq: wire.seq,
    cid: null,
    from: { id: wire.from?.id ?? null, name: wire.from?.name ?? wire.claimedName, verified: false },
    own: false,
    body: state === 'plain' ? wire.body : '',
    ...(wire.deleted && { deleted: true }),
    at: wire.ts ?? now,
    seal: { state, key: null },
  };
}
