import { flag, object, withDefault } from './decode.ts';
import { decodeId } from './parse-message.ts';

const decodeTyping = object({ from: object({ id: decodeId }), on: withDefault(flag, true) });

/** Reads a `typing`; null if it does not say who types. */
export function parseTyping(payload: unknown): { memberId: string; on: boolean } | null {
  const typing = decodeTyping(payload);
  return typing ? { memberId: typing.from.id, on: typing.on } : null;
}
