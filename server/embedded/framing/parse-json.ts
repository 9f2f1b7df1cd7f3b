import type { Json } from './frame.ts';

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * JSON as Phoenix' decoder takes it: undefined for what is no JSON, and for text with half of a
 * surrogate pair, which JavaScript would let through and Elixir's UTF-8 strings cannot hold.
 */
export function parseJson(text: string): Json | undefined {
  try {
    return SURROGATE_ESCAPE.test(text) ? JSON.parse(text, refuseLoneSurrogate) : JSON.parse(text);
  } catch {
    return undefined; // whatever is wrong with it, it is not JSON that Phoenix would take
  }
}

function refuseLoneSurrogate(key: string, value: unknown): unknown {
  if (LONE_SURROGATE.test(key) || (typeof value === 'string' && LONE_SURROGATE.test(value))) {
    throw new SyntaxError('lone surrogate');
  }
  return value;
}

/** Whether objects and arrays nest deeper than `limit`; `{}` is one deep. Does not recurse. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  if (limit === Infinity) return false;
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}
