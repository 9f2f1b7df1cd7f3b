import type { ReactionEmoji } from '../room/types.ts';

/** What names on the wire look like, for the extension and for our servers. */

/** Seed of a person's picture. */
export const FACE = /^[a-z0-9]{1,16}$/;
/** A page identity: a keyed hash in base64url. */
export const PAGE = /^[\w-]{1,64}$/;
/** What is sealed of somebody's presence: see `lib/crypto`. */
export const SEALED_LOOK = /^(?=.{1,960}$)e1\.[\w-]+\.[\w-]+$/;
/** A member's name by their server. */
export const MEMBER_ID = /^[\w-]{1,64}$/;
/** A message's name by its sender. */
export const CID = /^[\w-]{16,64}$/;
/** A message's name by its server. */
export const MESSAGE_ID = /^[\w-]{1,64}$/;
/** What can be reacted with: a closed list, so that no reaction carries a text. */
export const REACTIONS: readonly ReactionEmoji[] = ['👍', '❤️', '😂', '😮', '😢', '🎉'];
