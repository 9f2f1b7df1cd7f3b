import type { Serializer } from './frame.ts';
import { serializerV1 } from './serializer-v1.ts';
import { serializerV2 } from './serializer-v2.ts';

/**
 * The framing for the `vsn` of a socket's URL, by Phoenix' rules: none means 1.0.0, any patch level
 * will do, everything else (`2`, `2.1.0`, empty) is refused. Null: answer 403.
 */
export function serializerFor(query: URLSearchParams): Serializer | null {
  if (query.has('vsn[]')) return null;
  const vsn = query.get('vsn') ?? '1.0.0';
  if (/^2\.0\.(0|[1-9]\d*)$/.test(vsn)) return serializerV2;
  if (/^1\.0\.(0|[1-9]\d*)$/.test(vsn)) return serializerV1;
  return null;
}
