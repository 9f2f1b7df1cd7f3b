import * as v from 'valibot';
import type { PresenceMeta } from '../room/types.ts';
import { cleanName } from './clean-text.ts';
import { FACE, PAGE } from './shapes.ts';

/** What of a meta is sealed in an encrypted room. */
export type SealedLook = Pick<PresenceMeta, 'name' | 'face' | 'state' | 'page'>;

const lookSchema = v.object({
  name: v.fallback(v.nullish(v.string(), null), null),
  face: v.fallback(v.nullish(v.pipe(v.string(), v.regex(FACE)), null), null),
  state: v.fallback(v.picklist(['active', 'idle', 'hidden']), 'active'),
  page: v.fallback(v.nullish(v.pipe(v.string(), v.regex(PAGE)), null), null),
});

/** Reads how somebody is here, once it is open; null if it is nothing of that kind. */
export function parseSealedLook(text: string): SealedLook | null {
  try {
    const parsed = v.safeParse(lookSchema, JSON.parse(text));
    if (!parsed.success) return null;
    return { ...parsed.output, name: cleanName(parsed.output.name ?? '') };
  } catch {
    return null; // no JSON: whoever has the key may seal anything
  }
}

/** The text to be sealed. */
export function buildSealedLook(look: SealedLook): string {
  return JSON.stringify(look, (_, value: unknown) => value ?? undefined);
}
