import * as v from 'valibot';
import type { Quote, ReactionEmoji } from '../room/types.ts';
import { cleanName } from './clean-text.ts';
import { timeSchema, parseBody } from './parse-message.ts';
import { parseQuote } from './parse-quote.ts';
import { CID, FACE, REACTIONS } from './shapes.ts';

/** What stands in every sealed text: who says so by their own word, when, and a name for what they say. */
interface Said {
  /** Names the message in the room: no server gets to name one of an encrypted room. */
  readonly cid: string;
  readonly name: string | null;
  readonly face: string | null;
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

const cid = v.pipe(v.string(), v.regex(CID));

const saidSchema = v.object({
  kind: v.string(),
  cid,
  name: v.fallback(v.nullish(v.string(), null), null),
  face: v.fallback(v.nullish(v.pipe(v.string(), v.regex(FACE)), null), null),
  time: timeSchema,
  body: v.optional(v.unknown()),
  reply: v.fallback(v.nullish(cid, null), null),
  quote: v.optional(v.unknown()),
  target: v.fallback(v.nullish(cid, null), null),
  emoji: v.fallback(v.nullish(v.picklist(REACTIONS), null), null),
  on: v.fallback(v.nullish(v.boolean(), null), null),
});

/** Reads what stood in a sealed text. Null if it is none, or of a kind that comes later. */
export function parseSealed(text: string): SealedContent | null {
  const parsed = v.safeParse(saidSchema, parseJson(text));
  if (!parsed.success) return null;
  const { kind, cid: name, face, time, target, emoji, on, ...rest } = parsed.output;
  const said: Said = { cid: name, name: cleanName(rest.name ?? ''), face, time };
  if (kind === 'delete') return target === null ? null : { ...said, kind, target };
  if (kind === 'react') {
    if (target === null || emoji === null || on === null) return null;
    return { ...said, kind, target, emoji, on };
  }
  const body = parseBody(rest.body);
  if (body === null || body.trim() === '') return null;
  if (kind === 'edit') return target === null ? null : { ...said, kind, target, body };
  if (kind !== 'say') return null;
  return { ...said, kind, body, reply: rest.reply, quote: parseQuote(rest.quote) };
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // whoever has the key may seal anything
  }
}
