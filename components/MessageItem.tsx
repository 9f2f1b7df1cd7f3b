import { memo } from 'react';
import type { Delivery } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { classes } from './classes.ts';
import styles from './MessageItem.module.css';
import { splitLinks } from './split-links.ts';

export interface MessageActions {
  readonly onRetry: (cid: string) => void;
  readonly onDiscard: (cid: string) => void;
}

/** One message. What others wrote becomes text and links here, and never anything else. */
export const MessageItem = memo(function MessageItem({
  body,
  isOwn,
  delivery,
  cid,
  onRetry,
  onDiscard,
}: MessageActions & {
  readonly body: string;
  readonly isOwn: boolean;
  /** Null once the room has heard it. */
  readonly delivery: Delivery | null;
  readonly cid: string | null;
}) {
  const isStuck = delivery?.status === 'failed' || delivery?.status === 'unconfirmed';
  return (
    <div className={classes(styles.message, isOwn && styles.own)}>
      <p
        dir="auto"
        className={classes(
          styles.body,
          delivery !== null && styles.underway,
          delivery?.status === 'failed' && styles.failed,
        )}
      >
        <MessageText body={body} />
      </p>
      {delivery !== null && (
        <p className={classes(styles.delivery, delivery.status === 'failed' && styles.problem)}>
          {deliveryWords(delivery)}
        </p>
      )}
      {isStuck && cid !== null && (
        <p className={styles.actions}>
          <button type="button" className={styles.action} onClick={() => onRetry(cid)}>
            {t.messages.retry}
          </button>
          <button type="button" className={styles.action} onClick={() => onDiscard(cid)}>
            {t.messages.discard}
          </button>
        </p>
      )}
    </div>
  );
});

/** The text of a message with its links. */
function MessageText({ body }: { readonly body: string }) {
  return splitLinks(body).map((part, index) =>
    part.kind === 'text' ? (
      part.text
    ) : (
      <a
        // A message's text does not change, so neither do the places of its links.
        // eslint-disable-next-line react/no-array-index-key
        key={index}
        className={styles.link}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {part.text}
      </a>
    ),
  );
}

function deliveryWords(delivery: Delivery): string {
  return delivery.status === 'failed'
    ? t.messages.notSent(t.problems.failure[delivery.reason])
    : t.messages.delivery[delivery.status];
}
