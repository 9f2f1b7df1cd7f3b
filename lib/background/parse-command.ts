import type { Command, CommandType, Request, SurfaceName } from '../port/contract.ts';
import {
  anything,
  type Decoder,
  flag,
  lenient,
  list,
  matching,
  object,
  oneOf,
  optional,
  text,
  whole,
} from '../wire/decode.ts';
import { CID, FACE, REACTIONS } from '../wire/shapes.ts';
import { isPx } from './overlay-request.ts';

/** UTF-16 units; longer than any text a person would hand over: the real limit is said where it is checked. */
const TEXT = 64 * 1024;

const short = text(1024);
const typed = text(TEXT);
const px: Decoder<number> = (value) => (isPx(value) ? value : undefined);
const tabId = whole();
const cid = matching(CID);
const room = object({ serverUrl: short, roomId: short });
const quote = object({ exact: short, prefix: short, suffix: short });
const context = object({
  replyTo: optional(short),
  quote: optional(quote),
  edit: optional(object({ key: short, text: text() })),
});
const hosts = list(short, 1_000);
const profile = object({ name: typed, face: matching(FACE) });
const nothing = object({});
const inRoom = object({ room });
const switchedRoom = object({ room, on: flag });
const onMessage = object({ room, cid });
const onKey = { room, cid, key: short };
const onTab = object({ tabId });

/** What each command carries besides its type, by where a person may ask for it: in any room, */
const IN_A_ROOM = {
  watch: inRoom,
  unwatch: nothing,
  ping: object({ input: flag, inFront: flag }),
  look_away: nothing,
  send_message: object({ room, cid, body: text(), context: optional(context) }),
  edit_message: object({ ...onKey, body: text() }),
  delete_message: object(onKey),
  react: object({ ...onKey, emoji: oneOf(REACTIONS), on: flag }),
  tell_typing: switchedRoom,
  retry_message: onMessage,
  discard_message: onMessage,
  change_draft: object({ room, draft: text(), context: optional(context) }),
  mark_read: object({ room, key: short }),
  load_older: inRoom,
  retry_connection: inRoom,
  bring_to_front: inRoom,
  hide_overlay: object({
    until: oneOf(['reload', 'site', 'everywhere']),
    tabId: optional(tabId),
  }),
  mute_room: switchedRoom,
  block_member: object({
    member: object({ serverUrl: short, memberId: short, name: short }),
    on: flag,
  }),
  take_quote: object({ tabId: optional(tabId) }),
  find_quote: object({ quote, tabId: optional(tabId) }),
};

/** on our own pages, */
const ON_OWN_PAGES = {
  ...IN_A_ROOM,
  open_room: object({
    server: typed,
    room: typed,
    profile: optional(profile),
    label: optional(typed),
  }),
  leave_room: inRoom,
  read_invite: inRoom,
  forget_invite: inRoom,
  remove_member: object({ room, memberId: short }),
  ban_member: object({ room, memberId: short, name: typed, on: flag }),
  lock_room: switchedRoom,
  read_bans: inRoom,
  save_profile: object({ profile }),
  save_attention: object({
    attention: object({
      notify: oneOf(['mentions', 'all', 'nothing']),
      sound: flag,
      doNotDisturb: flag,
    }),
  }),
  be_invisible: object({ on: flag }),
  share_page: switchedRoom,
  ask_to_come: inRoom,
  answer_ask: object({ room, id: short }),
  lead: switchedRoom,
  follow: object({ room, memberId: lenient(short, null), tabId }),
  save_consent: object({ room, consent: oneOf(['ask', 'always', 'never']) }),
  read_log: nothing,
  erase_everything: nothing,
  choose_server: object({ server: typed }),
  forget_server: object({ serverUrl: short }),
  test_server: object({ server: typed }),
  overlay_status: onTab,
  show_overlay: onTab,
  save_overlay_rules: object({
    rules: object({
      mode: oneOf(['click', 'sites', 'everywhere']),
      sites: hosts,
      hiddenHosts: hosts,
      paused: flag,
    }),
  }),
};

/**
 * and in the overlay. It stands in pages that may be hostile, where a click can be tricked out of a person: it
 * joins nothing, leaves nothing and grants nothing.
 */
const IN_OVERLAY = {
  ...IN_A_ROOM,
  present_nonce: object({ nonce: short }),
  resize_frame: object({ width: px, height: px }),
  drag_frame: object({ dx: px, dy: px, done: flag }),
  release_focus: nothing,
};

const ALL: { readonly [T in CommandType]: Decoder<FieldsOf<T>> } = {
  ...ON_OWN_PAGES,
  ...IN_OVERLAY,
};

type FieldsOf<T extends CommandType> = Omit<Extract<Command, { type: T }>, 'type'>;

const decodeRequest = object({
  id: whole(),
  command: anything,
});
const decodeType = object({ type: text() });

/**
 * Reads what came over a surface's port; null if it is not in the contract. What a command carries
 * beyond its own fields is left out.
 */
export function parseRequest(message: unknown): Request | null {
  const request = decodeRequest(message);
  const type = decodeType(request?.command)?.type;
  if (!request || type === undefined || !isCommandType(type)) return null;
  const fields = ALL[type](request.command);
  // The decoder stands under the command's own type, so what it reads is that command.
  return fields ? { id: request.id, command: { type, ...fields } as Command } : null;
}

/** Whether this surface may ask for that. */
export function isAllowed(surface: SurfaceName, type: CommandType): boolean {
  return Object.hasOwn(surface === 'overlay' ? IN_OVERLAY : ON_OWN_PAGES, type);
}

function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(ALL, type);
}
