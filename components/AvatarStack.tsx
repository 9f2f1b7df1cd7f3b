import { memo } from 'react';
import { memberFace, memberState } from '../lib/room/select.ts';
import type { Member, MemberId } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { Avatar } from './Avatar.tsx';
import styles from './AvatarStack.module.css';
import { classes } from './classes.ts';

const SHOWN = 5;

/** Up to five faces, one over the other, and how many more there are where nothing else says it. */
export const AvatarStack = memo(function AvatarStack({
  members,
  here,
  size = 28,
  isCounted = true,
}: {
  readonly members: readonly Member[];
  /** Who else is on this page: they have a ring. */
  readonly here: ReadonlySet<MemberId>;
  /** px */
  readonly size?: number;
  /** Says how many more there are. */
  readonly isCounted?: boolean;
}) {
  const hidden = members.length - SHOWN;
  return (
    <span className={styles.stack}>
      {members.slice(0, SHOWN).map((member) => (
        <span key={member.id} className={classes(styles.face, here.has(member.id) && styles.here)}>
          <Avatar
            seed={memberFace(member)}
            size={size}
            isDimmed={memberState(member) !== 'active'}
          />
        </span>
      ))}
      {isCounted && hidden > 0 && <span className={styles.more}>{t.members.more(hidden)}</span>}
    </span>
  );
});
