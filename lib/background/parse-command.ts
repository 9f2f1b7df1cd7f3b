import * as v from 'valibot';
import type { Request } from '../port/contract.ts';

/** Longer than any text a person would hand over; the real limit is said where it is checked. */
const TEXT = 64 * 1024;

const short = v.pipe(v.string(), v.maxLength(512));
const text = v.pipe(v.string(), v.maxLength(TEXT));
const px = v.pipe(v.number(), v.finite(), v.minValue(-10_000), v.maxValue(10_000));
const tabId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const cid = v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/));
const room = v.strictObject({ serverUrl: short, roomId: short });
const list = v.pipe(v.array(short), v.maxLength(1_000));

const command = v.variant('type', [
  v.strictObject({ type: v.literal('present_nonce'), nonce: short }),
  v.strictObject({ type: v.literal('watch'), room }),
  v.strictObject({ type: v.literal('unwatch') }),
  v.strictObject({ type: v.literal('ping') }),
  v.strictObject({ type: v.literal('open_room'), server: text, room: text }),
  v.strictObject({ type: v.literal('leave_room'), room }),
  v.strictObject({ type: v.literal('bring_to_front'), room }),
  v.strictObject({
    type: v.literal('save_profile'),
    profile: v.strictObject({ name: text, face: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,16}$/)) }),
  }),
  v.strictObject({ type: v.literal('test_server'), server: text }),
  v.strictObject({ type: v.literal('send_message'), room, cid, body: v.string() }),
  v.strictObject({ type: v.literal('retry_message'), room, cid }),
  v.strictObject({ type: v.literal('discard_message'), room, cid }),
  v.strictObject({ type: v.literal('change_draft'), room, draft: v.string() }),
  v.strictObject({ type: v.literal('mark_read'), room, key: short }),
  v.strictObject({ type: v.literal('load_older'), room }),
  v.strictObject({ type: v.literal('retry_connection'), room }),
  v.strictObject({ type: v.literal('overlay_status'), tabId }),
  v.strictObject({ type: v.literal('show_overlay'), tabId }),
  v.strictObject({
    type: v.literal('hide_overlay'),
    until: v.picklist(['reload', 'site', 'everywhere']),
    tabId: v.exactOptional(tabId),
  }),
  v.strictObject({
    type: v.literal('save_overlay_rules'),
    rules: v.strictObject({
      mode: v.picklist(['click', 'sites', 'everywhere']),
      sites: list,
      hiddenHosts: list,
      paused: v.boolean(),
    }),
  }),
  v.strictObject({ type: v.literal('resize_frame'), width: px, height: px }),
  v.strictObject({ type: v.literal('drag_frame'), dx: px, dy: px, done: v.boolean() }),
  v.strictObject({ type: v.literal('release_focus') }),
]);

const request = v.strictObject({
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  command,
});

/** Reads what came over a surface's port; null if it is not in the contract. */
export function parseRequest(message: unknown): Request | null {
  const parsed = v.safeParse(request, message);
  return parsed.success ? parsed.output : null;
}
