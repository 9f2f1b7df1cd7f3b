import type { Member, MemberId } from '../lib/room/types.ts';
import type { FrameDrag } from '../lib/ui/use-frame-drag.ts';
import { t } from '../locales/words.ts';
import { AvatarStack } from './AvatarStack.tsx';
import { IconButton } from './Button.tsx';
import { Lamp } from './Lamp.tsx';
import { useOthersHere, withHere } from './others-here.ts';
import styles from './OverlayPill.module.css';

/** The overlay at rest: faces, a dot for what is unread, and the way to send it away. */
export function OverlayPill({
  name,
  members,
  selfId,
  unread,
  isMenuOpen,
  drag,
  onOpen,
  onMenu,
}: {
  /** What the person calls the room. */
  readonly name: string;
  readonly members: readonly Member[];
  readonly selfId: MemberId | null;
  readonly unread: number;
  readonly isMenuOpen: boolean;
  readonly drag: FrameDrag['handlers'];
  readonly onOpen: () => void;
  readonly onMenu: () => void;
}) {
  const { here, sorted } = useOthersHere(members, selfId);
  return (
    <div className={styles.pill}>
      <button
        type="button"
        className={styles.faces}
        aria-label={withHere(t.overlay.pill(name, members.length, unread), sorted, here)}
        {...drag}
        onClick={onOpen}
      >
        {members.length === 0 ? <Lamp size={28} /> : <AvatarStack members={sorted} here={here} />}
        {unread > 0 && <span className={styles.dot} />}
      </button>
      <IconButton
        icon="more"
        label={t.overlay.more}
        aria-expanded={isMenuOpen}
        data-landing=""
        onClick={onMenu}
      />
    </div>
  );
}
