import type { ReactNode } from 'react';
import type { Room } from '../lib/room/types.ts';
import { useRoomName } from '../lib/ui/use-room-name.ts';
import { t } from '../locales/words.ts';
import { IconButton } from './Button.tsx';
import { Menu, type MenuItem } from './Menu.tsx';
import styles from './OverlayPanel.module.css';
import { RoomHeader } from './RoomHeader.tsx';

/** The overlay opened: the whole room over the page. */
export function OverlayPanel({
  room,
  menu,
  onMinimise,
  children,
}: {
  readonly room: Room;
  readonly menu: readonly MenuItem[];
  readonly onMinimise: () => void;
  /** The conversation. */
  readonly children: ReactNode;
}) {
  return (
    <main className={styles.panel}>
      <RoomHeader name={useRoomName(room.address)} connection={room.connection}>
        <Menu label={t.overlay.more} items={menu} />
        <IconButton icon="minimise" label={t.overlay.minimise} onClick={onMinimise} />
      </RoomHeader>
      {children}
    </main>
  );
}
