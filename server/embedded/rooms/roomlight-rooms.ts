import { randomBytes } from 'node:crypto';
import { LIMITS } from '../../../lib/wire/limits.ts';
import { utf8Bytes } from '../../../lib/wire/text-length.ts';
import type { Capability, RefusalReason } from '../../../lib/room/types.ts';
import type { Payload } from '../framing/frame.ts';
import type { Presence } from '../presence/presence.ts';
import { CLOSE } from '../socket/close-code.ts';
import type { Channel, Identity, JoinAnswer, JoinRoom } from '../socket/room-channel.ts';
import { createBuckets } from '../socket/token-bucket.ts';
import type { LogHead, RoomLog } from '../store/room-log.ts';
import type { RoomRules } from '../store/room-rules.ts';
import { type Fields, readFields } from './read-fields.ts';
import { createRoomVisits } from './room-visits.ts';
import { openRoomlightRoom, type RoomParts } from './roomlight-room.ts';

const NO_SESSION =
  'it has no session. POST /api/session gives one; --rung guide, echo and article want none';
/** What this server can do; a join is answered with what both sides know. To moderate is for the room's owner. */
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

/** Rule: 1–128 of `[a-z0-9_-]` with at most one `:` inside. */
const ROOM_ID = /^(?=.{1,128}$)[a-z0-9_-]+(?::[a-z0-9_-]+)?$/;

/** Limits as clients are told them, by discovery and on joining. */
export const TOLD_LIMITS = {
  body: LIMITS.body,
  body_bytes: LIMITS.bodyBytes,
  name: LIMITS.name,
  rate: LIMITS.messages.perSecond,
  burst: LIMITS.messages.burst,
  history: LIMITS.history,
  frame: LIMITS.frameBytes,
} as const;

export interface RoomlightSetup {
  readonly log: RoomLog;
  readonly rules: RoomRules;
  readonly presence: Presence;
  /** Told when the disk refuses a message. */
  readonly report: (line: string) => void;
}

/** Rooms of the roomlight rung; protocol, sections 3 to 6. */
export function roomlightRooms({ log, rules, presence, report }: RoomlightSetup): JoinRoom {
  const parts: RoomParts = {
    log,
    rules,
    presence,
    visits: createRoomVisits(),
    report,
    makeCid: () => randomBytes(16).toString('hex'),
    messages: createBuckets(LIMITS.messages, () => performance.now()),
  };

  return (channel, roomId, payload) => {
    const { identity } = channel;
    // Not a refusal, which is final: who connected before this server was up was told of no sessions.
    if (!identity)
      return { ok: 'close', code: CLOSE.badToken, reason: 'unauthorized', why: NO_SESSION };
    if (!ROOM_ID.test(roomId)) return refuse('invalid');
    const params = readParams(payload);
    if ('reason' in params) return refuse(params.reason);
    if ((params.fields['v'] ?? 1) !== 1) {
      const reason = 'wrong version';
      return { ok: 'close', code: CLOSE.wrongVersion, reason, why: reason };
    }
    // The client reads no more metas than this of one member, so a further one would be nowhere.
    if (presence.channelsOf(channel.topic, identity.memberId) >= LIMITS.metasPerMember) {
      return refuse('server_busy');
    }
    return admit(parts, channel, identity, roomId, params.fields);
  };
}

function readParams(payload: Payload): { fields: Fields } | { reason: RefusalReason } {
  if (payload instanceof Uint8Array) return { reason: 'invalid' };
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return { reason: 'invalid' };
  }
  if (utf8Bytes(JSON.stringify(payload)) > LIMITS.joinPayloadBytes) return { reason: 'too_large' };
  return { fields: readFields(payload) };
}

function admit(
  parts: RoomParts,
  channel: Channel,
  identity: Identity,
  roomId: string,
  params: Fields,
): JoinAnswer {
  const { memberId } = identity;
  const door = openDoor(parts, roomId, memberId);
  if ('reason' in door) return refuse(door.reason);
  const { isOwner, locked, at } = door;
  const asked = Array.isArray(params['caps']) ? params['caps'] : [];
  const known = isOwner ? CAPABILITIES : CAPABILITIES.filter((name) => name !== 'moderate');
  const response = {
    v: 1,
    caps: known.filter((capability) => asked.includes(capability)),
    you: { id: memberId },
    ...at,
    locked,
    limits: TOLD_LIMITS,
    now: Date.now(),
  };
  return {
    ok: true,
    room: openRoomlightRoom(parts, { channel, identity, roomId, isOwner, params, response }),
  };
}

interface Door {
  readonly isOwner: boolean;
  readonly locked: boolean;
  readonly at: LogHead;
}

/** Where a room stands for this member, who makes it if nobody was there before; or why they stay outside. */
function openDoor(
  { log, rules, report }: RoomParts,
  roomId: string,
  memberId: string,
): Door | { reason: RefusalReason } {
  try {
    const at = log.open(roomId, memberId);
    const reason = rules.refusal(roomId, memberId);
    if (reason) return { reason };
    return { isOwner: rules.owner(roomId) === memberId, locked: rules.isLocked(roomId), at };
  } catch (error) {
    report(`A room could not be opened: ${error instanceof Error ? error.message : String(error)}`);
    // The disk is full or gone.
    return { reason: 'server_busy' };
  }
}

function refuse(reason: RefusalReason): JoinAnswer {
  return { ok: false, response: { reason } };
}
