import { parseRoomId, type RoomIdProblem } from './room-id.ts';
import type { RoomAddress, RoomId } from './types.ts';

/** How a code names what it is: a letter and a version, then what follows in that version's own way. */
const CODE = /^([a-z]\d+)\.(.*)$/s;
/** A room by its name. Whoever knows the name can come in anyway: nothing in it is secret. */
const PLAIN = 'r1';
const LINK = /^(.+?)\/j\/?#(.*)$/s;

/** What somebody typed or pasted where a room is asked for. */
export type RoomWish =
  | {
      readonly ok: true;
      readonly roomId: RoomId;
      /** As it stands in a link, to be read like any typed address; null: the one in the form. */
      readonly server: string | null;
      /** It came as an invitation, so the person has not chosen these words. */
      readonly isInvite: boolean;
    }
  /** `newer_invite`: of a kind that this version does not know. */
  | { readonly ok: false; readonly problem: RoomIdProblem | 'newer_invite' };

/** The link that brings somebody into the room: everything that names it is behind the `#`. */
export function inviteLink({ serverUrl, roomId }: RoomAddress): string {
  return `${serverUrl}/j#${PLAIN}.${roomId}`;
}

/** Reads the name of a room, an invitation's link, or only its code. */
export function parseRoomWish(text: string): RoomWish {
  const typed = text.trim();
  const [, server = null, inLink] = LINK.exec(typed) ?? [];
  const code = inLink ?? typed;
  const [, kind, rest] = CODE.exec(code) ?? [];
  if (kind !== undefined && kind !== PLAIN) return { ok: false, problem: 'newer_invite' };
  // A link with a bare name behind it was written by hand, and is as good.
  const room = parseRoomId(rest ?? code);
  if (!room.ok) return room;
  return { ok: true, roomId: room.roomId, server, isInvite: kind !== undefined || server !== null };
}

/** The invitation that a page's address is; null for every other page, also one that happens to have a `/j#`. */
export function readInviteLink(
  address: string,
): { readonly server: string; readonly roomId: RoomId } | null {
  const [, server, code = ''] = LINK.exec(address) ?? [];
  const [, kind, rest = ''] = CODE.exec(code) ?? [];
  const room = parseRoomId(rest);
  if (server === undefined || kind !== PLAIN || !room.ok) return null;
  return { server, roomId: room.roomId };
}
