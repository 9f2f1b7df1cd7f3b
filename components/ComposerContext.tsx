import type { Message, MessageContext, OutboxEntry, TimelineItem } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { IconButton } from './Button.tsx';
import styles from './ComposerContext.module.css';
import { firstLine } from './message-groups.ts';

/** What the next message answers and points at, each with a way to drop it. */
export function ComposerContext({
  context: { replyTo, quote },
  timeline,
  onDropReply,
  onDropQuote,
}: {
  readonly context: MessageContext;
  readonly timeline: readonly (TimelineItem | OutboxEntry)[];
  readonly onDropReply: () => void;
  readonly onDropQuote: () => void;
}) {
  return (
    <>
      {replyTo !== undefined && (
        <div className={styles.line}>
          <ReplyWords message={findMessage(timeline, replyTo)} />
          <IconButton icon="close" label={t.talk.dropReply} onClick={onDropReply} />
        </div>
      )}
      {quote && (
        <div className={styles.line}>
          <p className={styles.words}>
            <span className={styles.title}>{t.talk.quoted}</span>
            <span className={styles.text} dir="auto">
              {quote.exact}
            </span>
          </p>
          <IconButton icon="close" label={t.talk.dropQuote} onClick={onDropQuote} />
        </div>
      )}
    </>
  );
}

function ReplyWords({ message }: { readonly message: Message | undefined }) {
  if (!message) return <p className={styles.words}>{t.talk.older}</p>;
  return (
    <p className={styles.words}>
      <span className={styles.title}>
        {message.own
          ? t.talk.answeringYou
          : t.talk.answering(message.from.name ?? t.members.someone)}
      </span>
      <span className={styles.text} dir="auto">
        {message.deleted ? t.talk.answeredDeleted : firstLine(message.body)}
      </span>
    </p>
  );
}

function findMessage(
  timeline: readonly (TimelineItem | OutboxEntry)[],
  key: string,
): Message | undefined {
  return timeline.find(
    (item): item is Message => 'kind' in item && item.kind === 'message' && item.key === key,
  );
}
