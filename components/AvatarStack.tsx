import { memberFace, memberState } from '../lib/room/select.ts';
import type { Member } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { Avatar } from './Avatar.tsx';
import styles from './AvatarStack.module.css';

const SHOWN = 5;

/** Up to five faces, one over the other, and how many more there are. */
export function AvatarStack({
  members,
  size = 28,
}: {
  readonly members: readonly Member[];
  /** px */
  readonly size?: number;
}) {
  const hidden = members.length - SHOWN;
  return (
    <span className={styles.stack}>
      {members.slice(0, SHOWN).map((member) => (
        <span key={member.id} className={styles.face}>
          <Avatar
            seed={memberFace(member)}
            size={size}
            isDimmed={memberState(member) !== 'active'}
          />
        </span>
      ))}
      {hidden > 0 && <span className={styles.more}>{t.members.more(hidden)}</span>}
    </span>
  );
}
