import type { Capability, RefusalReason, Room } from '../room/types.ts';
import type { SealedRoom } from '../seal/sealed-room.ts';
import type { RoomLink } from '../socket/join-room.ts';
import { buildChange, buildNewMessage, type ChangeRequest } from '../wire/build.ts';

const TIMEOUT_MS = 8_000;

export type ChangeProblem = RefusalReason | 'not_supported' | 'no_answer';

/** What a server has to be able to, to take these. In an encrypted room each is. */
const CAPABILITY = { edit: 'edit', delete: 'edit', react: 'react' } as const;

/** What members of an encrypted room can do on whatever server: it only passes sealed texts on. */
export const SEALED_CAPABILITIES: readonly Capability[] = ['edit', 'react', 'quote'];

/** Where a change is asked for. */
export interface ChangePlace {
  readonly room: Room;
  readonly sealed: SealedRoom | null;
  readonly link: RoomLink;
  /** Whether the server replies. */
  readonly logged: boolean;
}

/**
 * Asks the server to change a message: now or not at all, since whoever asks can see whether it came to
 * be. Null once the server has done it; asked again with the same cid, it does so once.
 */
export async function askForChange(
  request: ChangeRequest,
  place: ChangePlace,
): Promise<ChangeProblem | null> {
  const { room, link, logged } = place;
  if (!room.capabilities.includes(CAPABILITY[request.type])) return 'not_supported';
  const { event, payload } = await toPush(request, place);
  if (!link.joined) return 'no_answer';
  const pushed = link.push(event, payload, TIMEOUT_MS);
  if (!logged) return null; // this server never replies; everybody hears it, we too
  const outcome = await pushed;
  if (outcome.status === 'ok') return null;
  return outcome.status === 'error' ? outcome.refusal.reason : 'no_answer';
}

async function toPush(
  request: ChangeRequest,
  { sealed }: ChangePlace,
): Promise<{ event: string; payload: object }> {
  if (!sealed) return buildChange(request);
  const { body } = await sealed.sealChange(request);
  return { event: 'new_msg', payload: buildNewMessage({ cid: request.cid, body, name: null }) };
}
