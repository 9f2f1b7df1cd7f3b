import type { BlockedMember } from '../../lib/ui/contract.ts';
import { useSaving } from '../../lib/ui/use-saving.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { hostOf } from '../host-of.ts';
import styles from './List.module.css';
import { Note } from './OptionsLayout.tsx';
import { SaveLine } from './SaveLine.tsx';

/** People who are not read here, and the way to read them again. */
export function BlockedList({ blocked }: { readonly blocked: readonly BlockedMember[] }) {
  const { isSaved, problem, save } = useSaving();
  return (
    <>
      <Note>{p.options.blockedHint}</Note>
      {blocked.length === 0 && <p>{p.options.blockedEmpty}</p>}
      <ul className={blocked.length > 0 ? styles.list : undefined}>
        {blocked.map((member) => (
          <li key={`${member.serverUrl}#${member.memberId}`} className={styles.row}>
            <span className={styles.words}>
              <bdi className={styles.name}>{member.name || t.members.someone}</bdi>
              <span className={styles.note}>{t.rooms.onServer(hostOf(member.serverUrl))}</span>
            </span>
            <Button
              aria-label={p.options.unblockNamed(member.name || t.members.someone)}
              onClick={() => void save({ type: 'block_member', member, on: false })}
            >
              {p.options.unblock}
            </Button>
          </li>
        ))}
      </ul>
      <SaveLine isSaved={isSaved} problem={problem && t.problems.command[problem]} />
    </>
  );
}
