import * as v from 'valibot';
import type { Command, CommandType, Request, SurfaceName } from '../port/contract.ts';
import { list, shaped, text, whole } from '../wire/schemas.ts';
import { CID, FACE, REACTIONS } from '../wire/shapes.ts';
import { isPx } from './overlay-request.ts';

/** UTF-16 units; longer than any text a person would hand over: the real limit is said where it is checked. */
const TEXT = 64 * 1024;

const short = text(1024);
const typed = text(TEXT);
const px = v.pipe(
  v.number(),
  v.check((value) => isPx(value)),
);
const tabId = whole();
const cid = shaped(CID);
const room = v.object({ serverUrl: short, roomId: short });
const quote = v.object({ exact: short, prefix: short, suffix: short });
const context = v.object({
  replyTo: v.exactOptional(short),
  quote: v.exactOptional(quote),
});
const hosts = list(short, 1_000);
const profile = v.object({ name: typed, face: shaped(FACE) });
const nothing = v.object({});
const inRoom = v.object({ room });
const switchedRoom = v.object({ room, on: v.boolean() });
const onMessage = v.object({ room, cid });
const onKey = { room, cid, key: short };
const onTab = v.object({ tabId });

/** What each command carries besides its type, by where a person may ask for it: in any room, */
const IN_A_ROOM = {
  watch: inRoom,
  unwatch: nothing,
  ping: v.object({ input: v.boolean() }),
  look_away: nothing,
  send_message: v.object({ room, cid, body: v.string(), context: v.optional(context) }),
  edit_message: v.object({ ...onKey, body: v.string() }),
  delete_message: v.object(onKey),
  react: v.object({ ...onKey, emoji: v.picklist(REACTIONS), on: v.boolean() }),
  tell_typing: switchedRoom,
  retry_message: onMessage,
  discard_message: onMessage,
  change_draft: v.object({ room, draft: v.string(), context: v.optional(context) }),
  mark_read: v.object({ room, key: short }),
  load_older: inRoom,
  retry_connection: inRoom,
  bring_to_front: inRoom,
  hide_overlay: v.object({
    until: v.picklist(['reload', 'site', 'everywhere']),
    tabId: v.optional(tabId),
  }),
  mute_room: switchedRoom,
  block_member: v.object({
    member: v.object({ serverUrl: short, memberId: short, name: short }),
    on: v.boolean(),
  }),
  take_quote: v.object({ tabId: v.exactOptional(tabId) }),
  find_quote: v.object({ quote, tabId: v.exactOptional(tabId) }),
};

/** on our own pages, */
const ON_OWN_PAGES = {
  ...IN_A_ROOM,
  open_room: v.object({
    server: typed,
    room: typed,
    profile: v.optional(profile),
    label: v.optional(typed),
  }),
  leave_room: inRoom,
  save_profile: v.object({ profile }),
  save_attention: v.object({
    attention: v.object({
      notify: v.picklist(['mentions', 'all', 'nothing']),
      sound: v.boolean(),
      doNotDisturb: v.boolean(),
    }),
  }),
  be_invisible: v.object({ on: v.boolean() }),
  share_page: switchedRoom,
  read_log: nothing,
  erase_everything: nothing,
  choose_server: v.object({ server: typed }),
  forget_server: v.object({ serverUrl: short }),
  test_server: v.object({ server: typed }),
  overlay_status: onTab,
  show_overlay: onTab,
  save_overlay_rules: v.object({
    rules: v.object({
      mode: v.picklist(['click', 'sites', 'everywhere']),
      sites: hosts,
      hiddenHosts: hosts,
      paused: v.boolean(),
    }),
  }),
};

/**
 * and in the overlay. It stands in pages that may be hostile, where a click can be tricked out of a person: it
 * joins nothing, leaves nothing and grants nothing.
 */
const IN_OVERLAY = {
  ...IN_A_ROOM,
  present_nonce: v.object({ nonce: short }),
  resize_frame: v.object({ width: px, height: px }),
  drag_frame: v.object({ dx: px, dy: px, done: v.boolean() }),
  release_focus: nothing,
};

const ALL = { ...ON_OWN_PAGES, ...IN_OVERLAY } satisfies Record<CommandType, v.GenericSchema>;

const requestSchema = v.object({
  id: whole(),
  command: v.object({ type: v.string() }),
});

/**
 * Reads what came over a surface's port; null if it is not in the contract. What a command carries
 * beyond its own fields is left out.
 */
export function parseRequest(message: unknown): Request | null {
  if (!v.is(requestSchema, message)) return null;
  const { id, command } = message;
  if (!isCommandType(command.type)) return null;
  const fields = v.safeParse(ALL[command.type], command);
  // The schema stands under the command's own type, so its output is that command.
  return fields.success
    ? { id, command: { type: command.type, ...fields.output } as Command }
    : null;
}

/** Whether this surface may ask for that. */
export function isAllowed(surface: SurfaceName, type: CommandType): boolean {
  return Object.hasOwn(surface === 'overlay' ? IN_OVERLAY : ON_OWN_PAGES, type);
}

function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(ALL, type);
}
