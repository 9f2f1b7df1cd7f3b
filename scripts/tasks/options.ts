import { parseArgs } from 'node:util';
import { Problem } from '../setup/say.mjs';
import { USAGE } from '../setup/usage.mjs';

type OptionTypes = Readonly<Record<string, 'string' | 'boolean'>>;
type OptionValues<T extends OptionTypes> = {
  readonly [name in keyof T]?: T[name] extends 'string' ? string : boolean;
};

/**
 * Reads options strictly. Throws a `Problem` with the usage on anything that is not in `types`, and on what
 * npm has kept for itself.
 */
export function readOptions<T extends OptionTypes>(
  args: readonly string[],
  types: T,
  usage: string,
  env: NodeJS.ProcessEnv = process.env,
): OptionValues<T> {
  for (const name of Object.keys(types)) refuseKept(name, args, usage, env);
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args: [...args], options, strict: true }).values as OptionValues<T>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's own words: which option is unknown, or lacks a value. The rest of them is about `--`.
    throw new Problem(error.message.split('. ')[0] ?? error.message, usage);
  }
}

/**
 * `npm start --one` gives the option to npm: the task would do something else than was asked, without a word. Of
 * what is typed so npm tells no more than `true`; any other value is a setting of its own, in some `.npmrc`.
 */
function refuseKept(
  name: string,
  args: readonly string[],
  usage: string,
  env: NodeJS.ProcessEnv,
): void {
  const option = `--${name}`;
  const isKept = env[`npm_config_${name}`] === 'true';
  if (!isKept || args.some((arg) => arg === option || arg.startsWith(`${option}=`))) return;
  const { npm_lifecycle_event: script = '' } = env;
  const command = ['start', 'test'].includes(script) ? `npm ${script}` : `npm run ${script}`;
  throw new Problem(
    `npm took ${option} for its own: what is for the script stands after "--".`,
    `Write: ${command} -- ${option} …\n\n${usage}`,
  );
}

/** For tasks that take none. */
export function noOptions(task: keyof typeof USAGE, args: readonly string[]): void {
  readOptions(args, {}, USAGE[task]);
}
