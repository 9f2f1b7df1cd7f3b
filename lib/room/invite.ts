import { parseRoomId, type RoomIdProblem } from './room-id.ts';
import type { RoomAddress, RoomId } from './types.ts';

/** How a code names what it is: a letter and a version, then what follows in that version's own way. */
const CODE = /^([a-z]\d+)\.(.*)$/s;
/** A room by its name. Whoever knows the name can come in anyway: nothing in it is secret. */
const PLAIN = 'r1';
/** An encrypted room by its root, which is all that its members share. */
const SEALED = 'e1';
/** The root, 32 bytes in base64url, and perhaps what the room is called. */
const SEALED_REST = /^([\w-]{43})(?:\.(.*))?$/s;
const LABEL_LENGTH = 40;
/**
 * What no name has that was taken from a person: signs that turn a line around or end it, and heaps of marks. A name
 * with any of them was made to be read as something else.
 */
const NO_LABEL =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u202a-\u202e\u2066-\u2069\u200e\u200f]|\p{M}{5}|\p{Surrogate}/u;
const LINK = /^(.+?)\/j\/?#(.*)$/s;

/** What somebody typed or pasted where a room is asked for. */
export type RoomWish =
  | {
      readonly ok: true;
      /** Of an encrypted room, what opens it: `sealedCode` of its root. */
      readonly roomId: RoomId;
      /** What an invitation says the room is called: the words of whoever wrote it. */
      readonly label?: string;
      /** As it stands in a link, to be read like any typed address; null: the one in the form. */
      readonly server: string | null;
      /** It came as an invitation, so the person has not chosen these words. */
      readonly isInvite: boolean;
    }
  /** `newer_invite`: of a kind that this version does not know. `damaged_invite`: a part is missing. */
  | { readonly ok: false; readonly problem: RoomIdProblem | 'newer_invite' | 'damaged_invite' };

/** The link that brings somebody into the room: everything that names it is behind the `#`. */
export function inviteLink({ serverUrl, roomId }: RoomAddress): string {
  return `${serverUrl}/j#${PLAIN}.${roomId}`;
}

/** What an encrypted room is opened with, where others are opened by their id. */
export function sealedCode(root: string): string {
  return `${SEALED}.${root}`;
}

/** The root in such a code; null for everything else, which names a room that is not encrypted. */
export function rootIn(code: string): string | null {
  const [, kind, rest = ''] = CODE.exec(code.trim()) ?? [];
  return kind === SEALED ? (SEALED_REST.exec(rest)?.[1] ?? null) : null;
}

/** The link into an encrypted room. Root and name stand behind the `#`, so that no server gets them. */
export function sealedInviteLink(serverUrl: string, root: string, label: string | null): string {
  const name = label === null ? '' : `.${encodeURIComponent(label)}`;
  return `${serverUrl}/j#${sealedCode(root)}${name}`;
}

/** Reads the name of a room, an invitation's link, or only its code. */
export function parseRoomWish(text: string): RoomWish {
  const typed = text.trim();
  const [, server = null, inLink] = LINK.exec(typed) ?? [];
  const code = inLink ?? typed;
  const [, kind, rest] = CODE.exec(code) ?? [];
  if (kind === SEALED) {
    const sealed = readSealed(rest ?? '');
    return sealed
      ? { ok: true, ...sealed, server, isInvite: true }
      : { ok: false, problem: 'damaged_invite' };
  }
  if (kind !== undefined && kind !== PLAIN) return { ok: false, problem: 'newer_invite' };
  // A link with a bare name behind it was written by hand, and is as good.
  const room = parseRoomId(rest ?? code);
  if (!room.ok) return room;
  return { ok: true, roomId: room.roomId, server, isInvite: kind !== undefined || server !== null };
}

/** The invitation that a page's address is; null for every other page, also one that happens to have a `/j#`. */
export function readInviteLink(
  address: string,
): { readonly server: string; readonly roomId: RoomId; readonly label?: string } | null {
  const [, server, code = ''] = LINK.exec(address) ?? [];
  const [, kind, rest = ''] = CODE.exec(code) ?? [];
  const sealed = kind === SEALED ? readSealed(rest) : null;
  if (server !== undefined && sealed) return { server, ...sealed };
  const room = parseRoomId(rest);
  if (server === undefined || kind !== PLAIN || !room.ok) return null;
  return { server, roomId: room.roomId };
}

function readSealed(rest: string): { roomId: RoomId; label?: string } | null {
  const [, root, written = ''] = SEALED_REST.exec(rest) ?? [];
  if (root === undefined) return null;
  const label = [...readEscaped(written)].slice(0, LABEL_LENGTH).join('').trim();
  return { roomId: sealedCode(root), ...(label !== '' && !NO_LABEL.test(label) && { label }) };
}

/** A name that was cut in the middle of a letter is no reason to keep somebody out. */
function readEscaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
