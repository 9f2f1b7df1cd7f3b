import type { Room } from '../../lib/room/types.ts';
import { p } from '../../locales/page-words.ts';
import type { MenuItem } from '../Menu.tsx';

/** What the room's menu has for whoever's room it is; nothing for others. */
export function moderationItems(
  { capabilities, locked = false }: Room,
  to: { readonly lock: (on: boolean) => void; readonly showBanned: () => void },
): readonly MenuItem[] {
  if (!capabilities.includes('moderate')) return [];
  return [
    { label: locked ? p.room.unlock : p.room.lock, onChoose: () => to.lock(!locked) },
    { label: p.room.banned, onChoose: to.showBanned },
  ];
}
