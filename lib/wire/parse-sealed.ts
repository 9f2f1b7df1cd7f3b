import type { Quote, ReactionEmoji } from '../room/types.ts';
import { cleanName } from './clean-text.ts';
import { parseBody } from './parse-message.ts';
import { parseQuote } from './parse-quote.ts';
import { CID, REACTIONS } from './shapes.ts';

/** What stands in every sealed text: who says so by their own word, when, and a name for what they say. */
interface Said {
  /** Names the message in the room: no server gets to name one of an encrypted room. */
  readonly cid: string;
  readonly name: string | null;
  /** ms, by the clock of whoever said it. */
  readonly time: number;
}

/** What was sealed, once it is open. It is a member's word: to be believed as far as its signature goes. */
export type SealedContent = Said &
  (
    | {
        readonly kind: 'say';
        readonly body: string;
        /** The cid of the message it answers. */
        readonly reply: string | null;
        readonly quote: Quote | null;
      }
    | { readonly kind: 'edit'; readonly target: string; readonly body: string }
    | { readonly kind: 'delete'; readonly target: string }
    | {
        readonly kind: 'react';
        readonly target: string;
        readonly emoji: ReactionEmoji;
        readonly on: boolean;
      }
  );

/** Reads what stood in a sealed text. Null if it is none, or of a kind that comes later. */
export function parseSealed(text: string): SealedContent | null {
  const parsed = parseJsonObject(text);
  const cid = readCid(parsed?.['cid']);
  const time = parsed?.['time'];
  if (!parsed || cid === null || !isTime(time)) return null;
  const { kind, name, emoji: sign, on } = parsed;
  const said: Said = {
    cid,
    name: typeof name === 'string' ? cleanName(name) : null,
    time,
  };
  const target = readCid(parsed['target']);
  if (kind === 'delete') return target === null ? null : { ...said, kind, target };
  if (kind === 'react') {
    const emoji = REACTIONS.find((known) => known === sign);
    if (target === null || emoji === undefined || typeof on !== 'boolean') return null;
    return { ...said, kind, target, emoji, on };
  }
  const body = parseBody(parsed['body']);
  if (body === null || body.trim() === '') return null;
  if (kind === 'edit') return target === null ? null : { ...said, kind, target, body };
  if (kind !== 'say') return null;
  return {
    ...said,
    kind,
    body,
    reply: readCid(parsed['reply']),
    quote: parseQuote(parsed['quote']),
  };
}

function readCid(value: unknown): string | null {
  return typeof value === 'string' && CID.test(value) ? value : null;
}

/** ms; the last is the last that a Date can hold, and to format a later one throws. */
function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 8.64e15;
}

/** The text to be sealed; what is not there takes no room. */
export function buildSealed(content: SealedContent): string {
  return JSON.stringify(content, (_, value: unknown) => value ?? undefined);
}

/** A signed text: whose key, its signature, and the text exactly as it was signed. */
export interface Signed {
  /** Null where the browser of whoever said it can't sign. */
  readonly by: { readonly key: string; readonly signature: string } | null;
  readonly text: string;
}

const SIGNED = /^(?:([\w-]{43})\.([\w-]{86}))?\.(\{.*)$/s;

/** `<key>.<signature>.<text>`, or `.<text>` of somebody who can't sign. Null for anything else. */
export function readSigned(whole: string): Signed | null {
  const [, key, signature, text] = SIGNED.exec(whole) ?? [];
  if (text === undefined) return null;
  const by = key === undefined || signature === undefined ? null : { key, signature };
  return { by, text };
}

export function writeSigned({ by, text }: Signed): string {
  return `${by ? `${by.key}.${by.signature}` : ''}.${text}`;
}

/** An object with nothing but what stands in the text itself; null for anything else. */
export function parseJsonObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    return Object.assign(Object.create(null) as Record<string, unknown>, parsed);
  } catch {
    return null; // no JSON: whoever has the key may seal anything
  }
}
