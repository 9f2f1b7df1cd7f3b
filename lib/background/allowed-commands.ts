import type { CommandType, SurfaceName } from '../port/contract.ts';

const IN_A_ROOM: readonly CommandType[] = [
  'watch',
  'unwatch',
  'ping',
  'send_message',
  'edit_message',
  'delete_message',
  'react',
  'tell_typing',
  'retry_message',
  'discard_message',
  'change_draft',
  'mark_read',
  'load_older',
  'retry_connection',
  'bring_to_front',
  'hide_overlay',
  'mute_room',
  'block_member',
  'take_quote',
  'find_quote',
];

const ON_OWN_PAGES: readonly CommandType[] = [
  ...IN_A_ROOM,
  'open_room',
  'leave_room',
  'save_profile',
  'save_attention',
  'be_invisible',
  'choose_server',
  'forget_server',
  'test_server',
  'overlay_status',
  'show_overlay',
  'save_overlay_rules',
];

/**
 * What each surface may ask. The overlay stands in pages that may be hostile, where a click can be
 * tricked out of a person: it joins nothing, leaves nothing and grants nothing.
 */
export const ALLOWED_COMMANDS: Readonly<Record<SurfaceName, ReadonlySet<CommandType>>> = {
  popup: new Set(ON_OWN_PAGES),
  sidepanel: new Set(ON_OWN_PAGES),
  options: new Set(ON_OWN_PAGES),
  welcome: new Set(ON_OWN_PAGES),
  overlay: new Set<CommandType>([
    ...IN_A_ROOM,
    'present_nonce',
    'resize_frame',
    'drag_frame',
    'release_focus',
  ]),
};
