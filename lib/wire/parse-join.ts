import type { Capability } from '../room/types.ts';
import { flag, items, lenient, object, oneOf, text, whole, withDefault } from './decode.ts';
import { LIMITS } from './limits.ts';

/** What a server of the roomlight rung says on joining. */
export interface JoinReply {
  readonly memberId: string;
  readonly capabilities: readonly Capability[];
  readonly epoch: string;
  /** `seq` of the newest log entry, and of the oldest the server still has. 0 in an empty room. */
  readonly head: number;
  readonly oldest: number;
  /** Nobody new comes in. */
  readonly locked: boolean;
  /** Code points of one message. */
  readonly body: number;
}

const CAPABILITIES: readonly Capability[] = [
  'cid',
  'seq',
  'history',
  'edit',
  'react',
  'typing',
  'presence_update',
  'invisible',
  'quote',
  'sealed',
  'moderate',
];

const count = whole();
const name = text(128, 1);

const decodeReply = object({
  v: oneOf([1]),
  caps: withDefault(items(), []),
  you: object({ id: name }),
  epoch: name,
  head: count,
  oldest: withDefault(count, 0),
  locked: lenient(flag, false),
  limits: withDefault(object({ body: withDefault(count, LIMITS.body) }), LIMITS),
});

/**
 * Reads the reply to a join. Null for the reply of any other Phoenix server, which may be anything:
 * only a `v` makes it ours.
 */
export function parseJoinReply(response: unknown): JoinReply | null {
  const reply = decodeReply(response);
  if (!reply) return null;
  const { caps, you, epoch, head, oldest, locked, limits } = reply;
  return {
    memberId: you.id,
    capabilities: CAPABILITIES.filter((capability) => caps.includes(capability)),
    epoch,
    head,
    oldest,
    locked,
    body: Math.min(limits.body, LIMITS.body),
  };
}
