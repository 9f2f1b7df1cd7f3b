import { lazy, memo, Suspense, useState } from 'react';
import { memberName } from '../lib/room/select.ts';
import type { Member, MemberId, Room } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { AvatarStack } from './AvatarStack.tsx';
import styles from './MemberList.module.css';
import type { MemberActions } from './MemberRows.tsx';
import { NamesLine } from './NamesLine.tsx';
import { useOthersHere, withHere } from './others-here.ts';

const MemberRows = lazy(async () => ({ default: (await import('./MemberRows.tsx')).MemberRows }));

const NAMED = 3; // as many as are taken in at one hearing

/** Who is here: faces and names in one line, and everybody with their state once it is opened. */
export const MemberList = memo(function MemberList({
  members,
  selfId,
  roster,
  ...rows
}: MemberActions & {
  readonly members: readonly Member[];
  readonly selfId: MemberId | null;
  readonly roster: Room['roster'];
}) {
  const [isOpen, setOpen] = useState(false);
  const { here, sorted } = useOthersHere(members, selfId);
  if (sorted.length === 0) {
    // Somebody invisible may be in an empty list; and some servers list nobody who was here before.
    const words = roster === 'unknown' ? t.members.unknown : t.members.nobody;
    return (
      <div className={styles.members}>
        <p className={styles.unknown}>{words}</p>
        {roster === 'partial' && <p className={styles.note}>{t.members.partial}</p>}
      </div>
    );
  }
  return (
    <div className={styles.members}>
      <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>
          <span className={styles.spoken}>{summaryWords(sorted, selfId, here)}</span>
          <span className={styles.seen} aria-hidden>
            <AvatarStack members={sorted} here={here} isCounted={false} />
            {isAlone(sorted, selfId) ? (
              <span className={styles.alone}>{t.members.alone}</span>
            ) : (
              <NamesLine names={firstNames(sorted, selfId)} total={sorted.length} />
            )}
            <span className={styles.count}>{t.members.count(sorted.length)}</span>
          </span>
        </summary>
        {isOpen && (
          <Suspense>
            <MemberRows members={sorted} selfId={selfId} {...rows} />
          </Suspense>
        )}
      </details>
      {roster === 'partial' && <p className={styles.note}>{t.members.partial}</p>}
    </div>
  );
});

function isAlone(members: readonly Member[], selfId: MemberId | null): boolean {
  return members.length === 1 && members[0]?.id === selfId;
}

function firstNames(members: readonly Member[], selfId: MemberId | null): readonly string[] {
  return members
    .slice(0, NAMED)
    .map((member) =>
      member.id === selfId ? t.members.youFirst : (memberName(member) ?? t.members.someone),
    );
}

/** The whole sentence, for those who hear it: there is room for it. */
function summaryWords(
  members: readonly Member[],
  selfId: MemberId | null,
  here: ReadonlySet<MemberId>,
): string {
  if (isAlone(members, selfId)) return t.members.summary(1, t.members.alone);
  const names = firstNames(members, selfId);
  const others = members.length - names.length;
  const words = t.members.names(others > 0 ? [...names, t.members.others(others)] : names);
  return withHere(t.members.summary(members.length, words), members, here);
}
