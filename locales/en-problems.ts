import type { CommandProblem, OverlayStatus } from '../lib/port/contract.ts';
import type { ConnectionProblem, FailureReason, RefusalReason } from '../lib/room/types.ts';
import { refusedChanges } from './refused-changes.ts';

/** What happened, why as far as we know, and what the person can do. */
const connection: Record<ConnectionProblem, string> = {
  offline: 'This device is offline. It goes on by itself once there is a network.',
  unreachable: 'Nothing answers at this address. Is the server running, and is the port right?',
  wrong_path:
    'Something answers here, but there is no socket at this path. Phoenix apps usually have it at /socket, which is also where an address without a path leads.',
  not_phoenix: 'Something answers here, but it does not speak Phoenix Channels. Check the address.',
  origin_refused:
    'The server does not accept this extension. Whoever runs it has to allow its origin: with check_origin in Phoenix, with --allow-origin on the server that comes with Roomlight.',
  upgrade_refused:
    'Something answers here, but opens no connection and does not say why. Check the path: Phoenix apps usually have the socket at /socket. If that is right, this may be no Phoenix server, or its check_origin setting does not allow this extension.',
  server_busy: 'The server is busy and asked us to come back later.',
  lost: 'The connection was lost. Trying to get it back.',
};

const refusal: Record<RefusalReason, string> = {
  rate_limited: 'That was too much in a short time. Wait a moment, then try again.',
  too_large: 'The server says this is too large.',
  invalid: 'The server did not understand this extension. Perhaps it expects another version.',
  unauthorized: 'The server does not let you in. It may want you to sign in or be invited first.',
  banned: 'You were removed from this room. Ask the people who run it.',
  locked: 'The people who run this room let nobody new in. Ask them to unlock it.',
  room_full: 'This room is full. Try again when somebody has left.',
  read_only: 'You can read here, but not write.',
  not_found: 'This room does not exist on the server. Check its name.',
  conflict: 'The server has another state than we do. Trying again usually helps.',
  epoch_changed: 'The history of this room was started anew on the server.',
  server_busy: 'The server is busy. Try again in a moment.',
  wrong_version: 'The server speaks another version. Update Roomlight, or the server.',
  no_such_room:
    'This server has no channel for this room. One built from the Phoenix guides may have only the room lobby: try that name.',
  not_this_room:
    'The server does not let you into this room. A server built from the Phoenix guides has one room, lobby: leave this one and try that name.',
  no_key:
    'You have no invitation to this encrypted room in this browser. Ask somebody who is in it for one.',
  unknown: 'The server said no without a reason we know.',
};

const failure: Record<FailureReason, string> = {
  ...refusal,
  too_large: 'The server says it is too long.',
  too_old: 'It waited for a connection too long.',
};

/** Of what a person wanted to do to a message. */
const change: Record<RefusalReason, string> = {
  ...refusal,
  too_large: 'The server says it is too long.',
  unauthorized: 'Only who wrote a message can change it.',
  not_found: 'This message is not there any more.',
};

const command: Record<CommandProblem, string> = {
  ...refusedChanges(change),
  no_answer: 'The server did not answer. Try again once you are connected.',
  not_supported: 'This server can’t do that.',
  not_allowed: 'That is not possible from here.',
  server_empty: 'Enter the address of a server.',
  server_not_a_url:
    'This is not an address. It looks like https://example.org or http://127.0.0.1:4000.',
  server_wrong_scheme: 'An address begins with https:// or wss://, or http:// on this computer.',
  server_insecure:
    'Without encryption only servers on this computer are used. Elsewhere the address has to begin with https:// or wss://.',
  server_has_credentials: 'Leave the name and password out of the address.',
  page_untold:
    'This page can’t be told to others: it is private, or only known here, or a place to sign in. Or the extension can’t see it: show the overlay on it.',
  no_invite: 'You can’t invite others from this browser any more: it has forgotten the invitation.',
  room_damaged_invite: 'A part of this invitation is missing. Copy it again, whole.',
  room_empty: 'Enter the name of a room.',
  room_too_long: 'A room’s name has at most 128 characters.',
  room_characters: 'A room’s name has only letters a–z, digits, - and _, and at most one : inside.',
  connection_offline: connection.offline,
  connection_unreachable: connection.unreachable,
  connection_wrong_path: connection.wrong_path,
  connection_not_phoenix: connection.not_phoenix,
  connection_origin_refused: connection.origin_refused,
  connection_upgrade_refused: connection.upgrade_refused,
  connection_server_busy: connection.server_busy,
  connection_lost: connection.lost,
  name_empty: 'Enter a name that others will see.',
  name_too_long: 'A name has at most 40 characters.',
  body_empty: 'There is nothing to send yet.',
  body_too_long: 'This message is too long.',
  outbox_full:
    'Too many messages are waiting to be sent. This one is kept here; send it once the others are through.',
  storage_failed:
    'Your browser could not store this: the disk is full, or storage is blocked. Nothing was changed. Make room or allow it, then try again.',
  room_not_open: 'This room is not open any more. Open it again.',
  internal: 'Something in Roomlight went wrong. Try again; what you typed is still here.',
  permission_missing: 'The browser did not give the permission for this. Allow it and try again.',
};

const overlay: Record<Extract<OverlayStatus, { shown: false }>['why'], string> = {
  not_asked: 'Not shown on this page yet.',
  hidden_until_reload: 'Hidden on this page until it is loaded again.',
  hidden_on_site: 'Hidden on this site.',
  paused: 'Paused everywhere. To show it here ends the pause.',
  sandboxed_page: 'This page is sandboxed and can’t hold the overlay. Here the popup is the way.',
  forbidden_page: 'The browser lets no extension show on this page.',
  no_room: 'Join a room to show it on pages.',
};

export const problems = { connection, refusal, failure, command, overlay };

export type Problems = typeof problems;
