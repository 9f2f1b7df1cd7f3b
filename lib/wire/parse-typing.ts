import * as v from 'valibot';
import { idSchema } from './parse-message.ts';

const typingSchema = v.object({
  from: v.object({ id: idSchema }),
  on: v.optional(v.boolean(), true),
});

/** Reads a `typing`; null if it does not say who types. */
export function parseTyping(payload: unknown): { memberId: string; on: boolean } | null {
  const parsed = v.safeParse(typingSchema, payload);
  return parsed.success ? { memberId: parsed.output.from.id, on: parsed.output.on } : null;
}
