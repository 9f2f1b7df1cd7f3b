import { parseArgs } from 'node:util';
import { Problem } from '../setup/say.mjs';
import { USAGE } from '../setup/usage.mjs';

type OptionTypes = Readonly<Record<string, 'string' | 'boolean'>>;
type OptionValues<T extends OptionTypes> = {
  readonly [name in keyof T]?: T[name] extends 'string' ? string : boolean;
};

/** Reads options strictly. Throws a `Problem` with the usage on anything that is not in `types`. */
export function readOptions<T extends OptionTypes>(
  args: readonly string[],
  types: T,
  usage: string,
): OptionValues<T> {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args: [...args], options, strict: true }).values as OptionValues<T>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's own words: which option is unknown, or lacks a value. The rest of them is about `--`.
    throw new Problem(error.message.split('. ')[0] ?? error.message, usage);
  }
}

/** For tasks that take none. */
export function noOptions(task: keyof typeof USAGE, args: readonly string[]): void {
  readOptions(args, {}, USAGE[task]);
}
