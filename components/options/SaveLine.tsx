import { t } from '../../locales/words.ts';
import { Icon } from '../Icon.tsx';
import { ProblemLine } from '../ProblemLine.tsx';
import styles from './SaveLine.module.css';

/** What came of the last change: a calm word, or why it was not saved. Keeps its place while there is nothing. */
export function SaveLine({
  isSaved,
  problem,
}: {
  readonly isSaved: boolean;
  readonly problem: string | null;
}) {
  return (
    <div className={styles.line}>
      <p role="status" className={styles.saved}>
        {isSaved && (
          <>
            <Icon name="check" />
            {t.profile.saved}
          </>
        )}
      </p>
      <ProblemLine words={problem} />
    </div>
  );
}
