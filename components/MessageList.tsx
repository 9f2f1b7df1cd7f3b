import { memo, type RefObject, useEffect, useImperativeHandle, useMemo, useState } from 'react';
import type { Coming } from '../lib/room/comings.ts';
import type { EditDraft, MemberId, Message, OutboxEntry, TimelineItem } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { Button, IconButton } from './Button.tsx';
import { withComings } from './comings.ts';
import { withDays } from './day-lines.ts';
import type { Abilities, MessageActions } from './message-actions.ts';
import { createGrouping, type ListedItem } from './message-groups.ts';
import { onMessageKey } from './message-keys.ts';
import { DayDivider, Line } from './MessageDividers.tsx';
import { MessageGroupView } from './MessageGroupView.tsx';
import { Icon } from './Icon.tsx';
import styles from './MessageList.module.css';
import { useConversationScroll } from './use-conversation-scroll.ts';

/** The conversation, newest at the bottom. It stays there only while the person is there. */
export const MessageList = memo(function MessageList({
  timeline,
  comings,
  faces,
  suffixes,
  blocked,
  unreadKey,
  unread,
  emptyText,
  hasOlder,
  isLoadingOlder,
  editing,
  can,
  actions: given,
  newest,
  onLoadOlder,
  onAtBottom,
  onLeave,
}: {
  readonly timeline: readonly (TimelineItem | OutboxEntry)[];
  /** Who came and went meanwhile. */
  readonly comings: readonly Coming[];
  /** Seeds of the faces of who is here, or was. */
  readonly faces: ReadonlyMap<MemberId, string>;
  /** What tells people apart whose names look the same. */
  readonly suffixes: ReadonlyMap<MemberId, string>;
  readonly blocked: ReadonlySet<MemberId>;
  /** The first message that was not seen when the conversation was opened. */
  readonly unreadKey: string | null;
  /** Messages below that were not seen. */
  readonly unread: number;
  /** What an empty conversation says. */
  readonly emptyText: string;
  readonly hasOlder: boolean;
  readonly isLoadingOlder: boolean;
  /** The message that is being changed. */
  readonly editing: EditDraft | null;
  readonly can: Abilities;
  readonly actions: Omit<MessageActions, 'show'>;
  /** Brings the newest message into view, for whoever is about to say one. */
  readonly newest: RefObject<(() => void) | null>;
  readonly onLoadOlder: () => void;
  /** Whether the newest message is in view. */
  readonly onAtBottom: (isAtBottom: boolean) => void;
  /** The person is done here, by keyboard. */
  readonly onLeave: () => void;
}) {
  const items = useMemo(
    () => withComings(timeline, comings, blocked),
    [timeline, comings, blocked],
  );
  const keys = useMemo(() => items.map(lineKey), [items]);
  const { box, from, to, isAtBottom, onScroll, toNewest, show } = useConversationScroll({
    keys,
    hasOlder,
    onLoadOlder,
  });
  const [regroup] = useState(createGrouping);
  const find = useMemo(() => findIn(timeline), [timeline]);
  const lines = useMemo(
    () => withDays(regroup(items.slice(from, to), { unreadKey, find, blocked })),
    [regroup, items, from, to, unreadKey, find, blocked],
  );
  const actions = useMemo<MessageActions>(() => ({ ...given, show }), [given, show]);
  useImperativeHandle(newest, () => toNewest, [toNewest]);
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
        onKeyDown={(event) => onMessageKey(event, onLeave)}
      >
        <div className={styles.log}>
          {hasOlder && from === 0 && (
            <Button look="quiet" isBusy={isLoadingOlder} onClick={onLoadOlder}>
              {isLoadingOlder ? t.messages.loadingOlder : t.messages.loadOlder}
            </Button>
          )}
          {lines.map((line) =>
            line.kind === 'group' ? (
              <MessageGroupView
                key={line.key}
                group={line}
                face={faces.get(line.from?.id ?? '') ?? null}
                suffix={suffixes.get(line.from?.id ?? '') ?? null}
                isBlocked={blocked.has(line.from?.id ?? '')}
                editing={editing !== null && isIn(line.said, editing.key) ? editing : null}
                can={can}
                actions={actions}
              />
            ) : line.kind === 'day' ? (
              <DayDivider key={line.key} words={t.talk.day(line.at)} />
            ) : (
              <Line key={line.key} line={line} />
            ),
          )}
        </div>
        {timeline.length === 0 && emptyText !== '' && <p className={styles.empty}>{emptyText}</p>}
      </div>
      {!isAtBottom && (
        <div className={styles.newest}>
          {unread > 0 ? (
            <Button look="main" title={t.messages.toNewest} onClick={toNewest}>
              <Icon name="down" />
              {t.rooms.unread(unread)}
            </Button>
          ) : (
            <IconButton icon="down" look="main" label={t.messages.toNewest} onClick={toNewest} />
          )}
        </div>
      )}
    </div>
  );
});

function lineKey(item: ListedItem): string {
  return 'key' in item ? item.key : item.cid;
}

function isIn(said: readonly { readonly messageKey: string | null }[], key: string): boolean {
  return said.some(({ messageKey }) => messageKey === key);
}

/** Finds messages by their keys; the index is made when one is asked for. */
function findIn(timeline: readonly (TimelineItem | OutboxEntry)[]) {
  let byKey: ReadonlyMap<string, Message> | null = null;
  return (key: string) => (byKey ??= messagesByKey(timeline)).get(key);
}

function messagesByKey(timeline: readonly (TimelineItem | OutboxEntry)[]) {
  return new Map(
    timeline.flatMap((item): [string, Message][] =>
      'kind' in item && item.kind === 'message' ? [[item.key, item]] : [],
    ),
  );
}
