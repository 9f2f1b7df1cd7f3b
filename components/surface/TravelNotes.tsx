import type { ReactNode } from 'react';
import { askOf, leadOf, memberName, ownMemberId } from '../../lib/room/select.ts';
import type { Member, MemberId, Room } from '../../lib/room/types.ts';
import type { Travel } from '../../lib/ui/contract.ts';
import type { TravelCommands } from '../../lib/ui/use-travel.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { ConsentField } from './ConsentField.tsx';
import styles from './TravelNotes.module.css';

/** Who asks to come where, who leads, and whom this person follows. Nobody goes anywhere unseen. */
export function TravelNotes({
  room,
  blocked,
  travel,
  onGo,
  onAnswer,
  onFollow,
  onStopLeading,
  onConsent,
}: TravelCommands & {
  readonly room: Room;
  readonly blocked: ReadonlySet<MemberId>;
  readonly travel: Travel;
}) {
  const selfId = ownMemberId(room);
  const self = room.members.find(({ id }) => id === selfId);
  const readable = room.members.filter((one) => one !== self && !blocked.has(one.id));
  const others = travel.consent === 'never' ? [] : readable;
  const lead = self ? leadOf(self) : null;
  const followed = room.members.find(({ id }) => id === travel.following);
  return (
    // Each is said as it comes, without the others.
    <div className={styles.notes} role="status" aria-atomic={false}>
      {others.map((member) => {
        const ask = askOf(member);
        if (!ask || travel.answered.includes(ask.id)) return null;
        const answered = () => onAnswer(ask.id);
        return (
          <Note key={`asks ${member.id}`} words={p.travel.asks(nameOf(member))} url={ask.url}>
            <Button
              look="main"
              onClick={() => {
                answered();
                onGo(ask.url);
              }}
            >
              {p.travel.go}
            </Button>
            <Button onClick={answered}>{p.travel.notNow}</Button>
            <ConsentField consent={travel.consent} onChange={onConsent} />
          </Note>
        );
      })}
      {self && askOf(self) && <Note words={p.travel.asked} url={askOf(self)?.url ?? ''} />}
      {others.map((member) => {
        const url = member.id === travel.following ? null : leadOf(member);
        return (
          url && (
            <Note key={`leads ${member.id}`} words={p.travel.leads(nameOf(member))} url={url}>
              <Button onClick={() => onFollow(member.id)}>{p.travel.follow}</Button>
            </Note>
          )
        );
      })}
      {travel.following !== null && (
        <Note
          words={p.travel.following(followed ? nameOf(followed) : t.members.someone)}
          url={followed ? leadOf(followed) : null}
        >
          <Button onClick={() => onFollow(null)}>{p.travel.stop}</Button>
        </Note>
      )}
      {travel.leading && (
        <Note words={lead === '' ? t.problems.command.page_untold : p.travel.leading} url={lead}>
          <Button onClick={onStopLeading}>{p.travel.stop}</Button>
        </Note>
      )}
    </div>
  );
}

function nameOf(member: Member): string {
  return memberName(member) ?? t.members.someone;
}

function Note({
  words,
  url,
  children,
}: {
  readonly words: string;
  /** Shown whole, as it is written: where it leads is to be seen before anybody goes. */
  readonly url: string | null;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.note}>
      <p>
        {words}
        {url !== null && url !== '' && (
          <bdi dir="ltr" className={styles.url}>
            {url}
          </bdi>
        )}
      </p>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
