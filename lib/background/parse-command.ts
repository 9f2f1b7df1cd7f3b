import * as v from 'valibot';
import type { Command, CommandType, Request } from '../port/contract.ts';
import { CID, FACE, REACTIONS } from '../wire/shapes.ts';

/** Longer than any text a person would hand over; the real limit is said where it is checked. */
const TEXT = 64 * 1024;

const short = v.pipe(v.string(), v.maxLength(1024));
const text = v.pipe(v.string(), v.maxLength(TEXT));
const px = v.pipe(v.number(), v.minValue(-10_000), v.maxValue(10_000));
const tabId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const cid = v.pipe(v.string(), v.regex(CID));
const room = v.object({ serverUrl: short, roomId: short });
const quote = v.object({ exact: short, prefix: short, suffix: short });
const context = v.object({
  replyTo: v.exactOptional(short),
  quote: v.exactOptional(quote),
});
const list = v.pipe(v.array(short), v.maxLength(1_000));
const profile = v.object({ name: text, face: v.pipe(v.string(), v.regex(FACE)) });
const nothing = v.object({});
const inRoom = v.object({ room });
const switchedRoom = v.object({ room, on: v.boolean() });
const onMessage = v.object({ room, cid });
const onKey = { room, cid, key: short };
const onTab = v.object({ tabId });

/** What each command carries besides its type. */
const FIELDS = {
  present_nonce: v.object({ nonce: short }),
  watch: inRoom,
  unwatch: nothing,
  ping: nothing,
  open_room: v.object({
    server: text,
    room: text,
    profile: v.optional(profile),
    label: v.optional(text),
  }),
  leave_room: inRoom,
  bring_to_front: inRoom,
  save_profile: v.object({ profile }),
  save_attention: v.object({
    attention: v.object({
      notify: v.picklist(['mentions', 'all', 'nothing']),
      sound: v.boolean(),
      doNotDisturb: v.boolean(),
    }),
  }),
  mute_room: switchedRoom,
  block_member: v.object({
    member: v.object({ serverUrl: short, memberId: short, name: short }),
    on: v.boolean(),
  }),
  be_invisible: v.object({ on: v.boolean() }),
  choose_server: v.object({ server: text }),
  forget_server: v.object({ serverUrl: short }),
  test_server: v.object({ server: text }),
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
  overlay_status: onTab,
  show_overlay: onTab,
  take_quote: v.object({ tabId: v.exactOptional(tabId) }),
  find_quote: v.object({ quote, tabId: v.exactOptional(tabId) }),
  hide_overlay: v.object({
    until: v.picklist(['reload', 'site', 'everywhere']),
    tabId: v.optional(tabId),
  }),
  save_overlay_rules: v.object({
    rules: v.object({
      mode: v.picklist(['click', 'sites', 'everywhere']),
      sites: list,
      hiddenHosts: list,
      paused: v.boolean(),
    }),
  }),
  resize_frame: v.object({ width: px, height: px }),
  drag_frame: v.object({ dx: px, dy: px, done: v.boolean() }),
  release_focus: nothing,
} satisfies Record<CommandType, v.GenericSchema>;

const requestSchema = v.object({
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
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
  const fields = v.safeParse(FIELDS[command.type], command);
  // The schema stands under the command's own type, so its output is that command.
  return fields.success
    ? { id, command: { type: command.type, ...fields.output } as Command }
    : null;
}

function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(FIELDS, type);
}
