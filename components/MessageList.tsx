import { memo, useEffect, useMemo, useState } from 'react';
import { memberFace } from '../lib/room/select.ts';
import type { Divider, Member, OutboxEntry, TimelineItem } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { Avatar } from './Avatar.tsx';
import { Button, IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import { createGrouping, type MessageGroup, type UnreadLine } from './message-groups.ts';
import { type MessageActions, MessageItem } from './MessageItem.tsx';
import styles from './MessageList.module.css';
import { useConversationScroll } from './use-conversation-scroll.ts';

/** The conversation, newest at the bottom. It stays there only while the person is there. */
export const MessageList = memo(function MessageList({
  timeline,
  members,
  unreadKey,
  emptyText,
  hasOlder,
  isLoadingOlder,
  onLoadOlder,
  onAtBottom,
  ...actions
}: MessageActions & {
  readonly timeline: readonly (TimelineItem | OutboxEntry)[];
  readonly members: readonly Member[];
  /** The first message that was not seen when the conversation was opened. */
  readonly unreadKey: string | null;
  /** What an empty conversation says. */
  readonly emptyText: string;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  readonly onLoadOlder: () => void;
  /** Whether the newest message is in view. */
  readonly onAtBottom: (isAtBottom: boolean) => void;
}) {
  const keys = useMemo(() => timeline.map(lineKey), [timeline]);
  const { box, from, to, isAtBottom, onScroll, toNewest } = useConversationScroll({
    keys,
    hasOlder,
    onLoadOlder,
  });
  const [regroup] = useState(createGrouping);
  const groups = useMemo(
    () => regroup(timeline.slice(from, to), unreadKey),
    [regroup, timeline, from, to, unreadKey],
  );
  const faces = useMemo(
    () => new Map(members.map((member) => [member.id, memberFace(member)])),
    [members],
  );
  useEffect(() => onAtBottom(isAtBottom), [onAtBottom, isAtBottom]);

  return (
    <div className={styles.frame}>
      <div
        ref={box}
        className={styles.box}
        role="log"
        aria-label={t.messages.log}
        aria-busy={isLoadingOlder}
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className={styles.log}>
          {hasOlder && from === 0 && (
            <Button look="quiet" disabled={isLoadingOlder} onClick={onLoadOlder}>
              {isLoadingOlder ? t.messages.loadingOlder : t.messages.loadOlder}
            </Button>
          )}
          {groups.map((group) =>
            group.kind === 'group' ? (
              <Group
                key={group.key}
                group={group}
                face={faces.get(group.from?.id ?? '') ?? null}
                {...actions}
              />
            ) : (
              <Line key={group.key} line={group} />
            ),
          )}
        </div>
        {timeline.length === 0 && emptyText !== '' && <p className={styles.empty}>{emptyText}</p>}
      </div>
      {!isAtBottom && (
        <div className={styles.newest}>
          <IconButton icon="down" look="main" label={t.messages.toNewest} onClick={toNewest} />
        </div>
      )}
    </div>
  );
});

function lineKey(item: TimelineItem | OutboxEntry): string {
  return 'key' in item ? item.key : item.cid;
}

/** A line that nobody said. */
const Line = memo(function Line({ line }: { readonly line: Divider | UnreadLine }) {
  return (
    <p
      className={classes(styles.divider, line.kind === 'unread' && styles.unread)}
      data-key={line.key}
    >
      {line.kind === 'unread' ? t.messages.newFromHere : dividerWords(line.why)}
    </p>
  );
});

function dividerWords(why: Divider['why']): string {
  return why === 'history_restarted' ? t.messages.historyRestarted : t.messages.maybeMissed;
}

const Group = memo(function Group({
  group,
  face,
  onRetry,
  onDiscard,
}: MessageActions & { readonly group: MessageGroup; readonly face: string | null }) {
  const { from, at } = group;
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
          <time dateTime={new Date(at).toISOString()} title={t.time.dayAndClock(at)}>
            {t.time.clock(at)}
          </time>
        </p>
        {group.said.map(({ key, body, cid, delivery }) => (
          <div key={key} data-key={key} className={styles.line}>
            <MessageItem
              body={body}
              cid={cid}
              delivery={delivery}
              isOwn={from === null}
              onRetry={onRetry}
              onDiscard={onDiscard}
            />
          </div>
        ))}
      </div>
    </section>
  );
});
