import type { Profile } from '../port/contract.ts';
import { cleanName } from '../wire/clean-text.ts';
import { LIMITS } from '../wire/limits.ts';
import { codePoints } from '../wire/text-length.ts';

/** The profile as it will be seen, or why it is none. */
export function readProfile({
  name: typed,
  face,
}: Profile): Profile | 'name_empty' | 'name_too_long' {
  const name = cleanName(typed);
  if (name === null) return 'name_empty';
  if (codePoints(typed.trim()) > LIMITS.name) return 'name_too_long';
  return { name, face };
}
