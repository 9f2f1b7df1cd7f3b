import { Problem } from '../../scripts/setup/say.mjs';
import { USAGE } from '../../scripts/setup/usage.mjs';

/** An option's whole number, or what it is where it is not given. Throws a `Problem` for other words. */
export function readNumber(text: string | undefined, fallback: number): number {
  const number = Number(text ?? fallback);
  if (!Number.isSafeInteger(number)) {
    throw new Problem(`"${text}" is no whole number.`, USAGE.faults);
  }
  return number;
}
