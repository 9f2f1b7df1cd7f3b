import type { Message } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { Avatar } from './Avatar.tsx';
import styles from './OverlayBubble.module.css';

/**
 * A message that has just come in. It goes by itself; a click opens the conversation. Its frame stays, empty, for
 * the next: what a screen reader does not know yet when its words come, it does not say.
 */
export function OverlayBubble({
  message,
  face,
  onOpen,
}: {
  readonly message: Message | null;
  readonly face: string;
  readonly onOpen: () => void;
}) {
  return (
    <div role="status" className={styles.status}>
      {message && (
        <button type="button" className={styles.bubble} onClick={onOpen}>
          <Avatar seed={face} size={28} />
          <span className={styles.words}>
            <bdi className={styles.name}>{message.from.name ?? t.members.someone}</bdi>
            <span dir="auto" className={styles.body}>
              {message.body}
            </span>
          </span>
        </button>
      )}
    </div>
  );
}
