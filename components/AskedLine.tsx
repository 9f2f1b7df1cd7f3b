import { askOf, memberName, ownMemberId } from '../lib/room/select.ts';
import type { MemberId, Room } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import styles from './AskedLine.module.css';

/** In the overlay, where a page could trick a click out of a person: who asks to come, and where to answer. */
export function AskedLine({
  room,
  blocked,
  answered,
}: {
  readonly room: Room;
  readonly blocked: ReadonlySet<MemberId>;
  readonly answered: readonly string[];
}) {
  const selfId = ownMemberId(room);
  const asker = room.members.find((member) => {
    const ask = member.id !== selfId && !blocked.has(member.id) && askOf(member);
    return ask && !answered.includes(ask.id);
  });
  return (
    <div role="status">
      {asker && (
        <p className={styles.line}>{t.talk.asked(memberName(asker) ?? t.members.someone)}</p>
      )}
    </div>
  );
}
