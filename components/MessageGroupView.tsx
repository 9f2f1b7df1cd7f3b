import { memo, useState } from 'react';
import type { EditDraft } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { Avatar } from './Avatar.tsx';
import { classes } from './classes.ts';
import type { Abilities, MessageActions } from './message-actions.ts';
import type { MessageGroup } from './message-groups.ts';
import styles from './MessageGroupView.module.css';
import { MessageItem } from './MessageItem.tsx';

/** What one person said within a minute: one face, one name, one time. */
export const MessageGroupView = memo(function MessageGroupView({
  group,
  face,
  suffix,
  isBlocked,
  editing,
  can,
  actions,
}: {
  readonly group: MessageGroup;
  /** Seed of the face; null for the one of somebody who was never seen here. */
  readonly face: string | null;
  /** Tells the name from one that looks the same. */
  readonly suffix: string | null;
  readonly isBlocked: boolean;
  /** The message of this group that is being changed. */
  readonly editing: EditDraft | null;
  readonly can: Abilities;
  readonly actions: MessageActions;
}) {
  const [isShown, setShown] = useState(false);
  const { from, at, said } = group;
  if (isBlocked && !isShown) return <BlockedLine group={group} onShow={() => setShown(true)} />;
  return (
    <section className={classes(styles.group, from === null && styles.own)}>
      {from !== null && <Avatar seed={face ?? from.id ?? from.name ?? ''} size={28} />}
      <div className={styles.said}>
        <p className={styles.head}>
          {from !== null && (
            <bdi className={styles.name} title={from.verified ? undefined : t.messages.unverified}>
              {from.name ?? t.members.someone}
            </bdi>
          )}
          {suffix !== null && <span className={styles.suffix}>{suffix}</span>}
          <time dateTime={new Date(at).toISOString()} title={t.time.dayAndClock(at)}>
            {t.time.clock(at)}
          </time>
        </p>
        {said.map((one) => (
          <MessageItem
            key={one.key}
            said={one}
            from={from}
            isBlocked={isBlocked}
            can={can}
            actions={actions}
            editing={editing?.key === one.messageKey ? editing.text : null}
          />
        ))}
      </div>
    </section>
  );
});

/** What somebody said whom this person does not want to read: a line, and a way to read it all the same. */
function BlockedLine({
  group,
  onShow,
}: {
  readonly group: MessageGroup;
  readonly onShow: () => void;
}) {
  return (
    <p
      role="article"
      aria-label={t.talk.blockedMessage}
      // Arrow keys and the focus of what is blocked here come to it, as to a message.
      tabIndex={-1}
      data-key={group.said[0]?.key}
      data-tools=""
      className={styles.blocked}
    >
      {t.talk.blockedMessage}
      <button type="button" className={styles.show} onClick={onShow}>
        {t.talk.show}
      </button>
    </p>
  );
}
