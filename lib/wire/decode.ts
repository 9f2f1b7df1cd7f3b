/**
 * Reads a value that somebody else made: as what it should be, or undefined where it is not that. It never
 * throws, looks at nothing but a value's own properties, and leaves out what was not asked for.
 */
export type Decoder<T> = (value: unknown) => T | undefined;

/** What a decoder reads. */
export type Decoded<D> = D extends (value: unknown) => infer T ? Exclude<T, undefined> : never;

/** A property that need not be there; then it is not in what is read either. */
interface Optional<T> {
  readonly optional: Decoder<T>;
}

type Fields = Readonly<Record<string, Decoder<unknown> | Optional<unknown>>>;

type ObjectOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: Decoded<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: F[K] extends Optional<
    infer T
  >
    ? T
    : never;
};

/** An object with these properties, each as it is described. A list is none. */
export function object<F extends Fields>(fields: F): Decoder<ObjectOf<F>> {
  const entries = Object.entries(fields);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const read: Record<string, unknown> = {};
    for (const [key, field] of entries) {
      // What every object inherits, nobody has sent.
      const given = Object.hasOwn(value, key) ? (value as typeof read)[key] : undefined;
      const isOptional = typeof field === 'object';
      if (isOptional && given === undefined) continue;
      read[key] = (isOptional ? field.optional : field)(given);
      if (read[key] === undefined) return undefined;
    }
    return read as ObjectOf<F>;
  };
}

/** In an object: may be left out. What is there has to be right. */
export function optional<T>(decoder: Decoder<T>): Optional<T> {
  return { optional: decoder };
}

/** Where nothing is there, this. What is there has to be right. */
export function withDefault<T>(decoder: Decoder<T>, missing: T): Decoder<T> {
  return (value) => (value === undefined ? missing : decoder(value));
}

/** Where it is not there or not right, this: for what must not spoil the rest. */
export function lenient<T, const U>(decoder: Decoder<T>, otherwise: U): Decoder<T | U> {
  return (value) => decoder(value) ?? otherwise;
}

/** A text of so many UTF-16 units. */
export function text(max = Infinity, min = 0): Decoder<string> {
  return (value) =>
    typeof value === 'string' && value.length >= min && value.length <= max ? value : undefined;
}

/** A text that looks like this. */
export function matching(pattern: RegExp): Decoder<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

/** A number from here on, with a fraction or without. */
export function number(min = -Infinity): Decoder<number> {
  return (value) => (typeof value === 'number' && value >= min ? value : undefined);
}

/** A whole number, both ends included. */
export function whole(min = 0, max = Number.MAX_SAFE_INTEGER): Decoder<number> {
  return (value) => (isWhole(value) && value >= min && value <= max ? value : undefined);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

export const flag: Decoder<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** What is there, to be looked at by whoever asked. */
export const anything: Decoder<unknown> = (value) => value;

/** One of a closed list. */
export function oneOf<const T>(known: readonly T[]): Decoder<T> {
  return (value) => known.find((one) => one === value);
}

/** A list that is not longer, whatever is in it. */
export function items(max = Infinity): Decoder<readonly unknown[]> {
  return (value) => (Array.isArray(value) && value.length <= max ? value : undefined);
}

/** A list that is not longer, and all of it as described. */
export function list<T>(decoder: Decoder<T>, max: number): Decoder<readonly T[]> {
  const short = items(max);
  return (value) => {
    // A copy, since what is not there in a list is passed over by `map`.
    const given = short(value);
    const read = given && [...given].map((item) => decoder(item));
    return read?.every((item) => item !== undefined) ? read : undefined;
  };
}
