import type { Profile } from '../lib/ui/contract.ts';
import { makeFace } from '../lib/ui/make-face.ts';
import { t } from '../locales/words.ts';
import { Avatar } from './Avatar.tsx';
import { IconButton } from './Button.tsx';
import { Field } from './Field.tsx';
import styles from './ProfileFields.module.css';

/** Name and face, as others will see them. */
export function ProfileFields({
  profile,
  problem,
  news,
  onChange,
  onDone,
}: {
  readonly profile: Profile;
  readonly problem?: string | null;
  readonly news?: string | null;
  readonly onChange: (profile: Profile) => void;
  /** The name is typed. */
  readonly onDone?: () => void;
}) {
  return (
    <div className={styles.profile}>
      <div className={styles.face}>
        <Avatar seed={profile.face} size={64} />
        <span className={styles.reroll}>
          <IconButton
            icon="reroll"
            label={t.profile.anotherFace}
            onClick={() => onChange({ ...profile, face: makeFace() })}
          />
        </span>
      </div>
      <div className={styles.name}>
        <Field
          label={t.profile.name}
          hint={t.profile.nameHint}
          problem={problem ?? null}
          news={news ?? null}
          value={profile.name}
          onChange={(name) => onChange({ ...profile, name })}
          onDone={onDone}
        />
      </div>
    </div>
  );
}
