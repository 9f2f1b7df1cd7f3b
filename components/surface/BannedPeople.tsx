import { useEffect, useState } from 'react';
import type { BannedMember, RoomAddress } from '../../lib/room/types.ts';
import { useModeration } from '../../lib/ui/use-moderation.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import styles from '../options/List.module.css';
import { outcomeOf } from '../outcome-of.ts';
import { ProblemLine } from '../ProblemLine.tsx';

/** Who is let in no more, and the way back for them. Shown to whoever's room it is. */
export function BannedPeople({
  room,
  onClose,
}: {
  readonly room: RoomAddress;
  readonly onClose: () => void;
}) {
  const { readBans, ban } = useModeration(room);
  const [banned, setBanned] = useState<readonly BannedMember[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let isOpen = true;
    void readBans().then((reply) => {
      if (!isOpen) return;
      if (reply.ok) setBanned(reply.value);
      else setProblem(t.problems.command[reply.problem]);
    });
    return () => {
      isOpen = false;
    };
  }, [readBans]);

  async function letIn({ memberId, name }: BannedMember): Promise<void> {
    const words = await outcomeOf(ban(memberId, name ?? '', false));
    setProblem(words);
    if (words !== null) return;
    setBanned((all) => all && all.filter((other) => other.memberId !== memberId));
  }

  return (
    <Dialog
      title={p.room.bannedTitle}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          {p.invite.close}
        </Button>
      }
    >
      {banned?.length === 0 && <p>{p.room.bannedNobody}</p>}
      {banned !== null && banned.length > 0 && (
        <ul className={styles.list}>
          {banned.map((member) => {
            const name = member.name ?? t.members.someone;
            return (
              <li key={member.memberId} className={styles.row}>
                <span className={styles.words}>
                  <bdi className={styles.name}>{name}</bdi>
                </span>
                <Button aria-label={p.room.letInNamed(name)} onClick={() => void letIn(member)}>
                  {p.room.letIn}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <ProblemLine words={problem} />
    </Dialog>
  );
}
