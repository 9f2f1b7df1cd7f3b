import type { Quote } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import type { Answered } from './message-groups.ts';
import styles from './MessageContextLines.module.css';

/** One line of the message that this one answers; a click leads there, where it is. */
export function AnsweredLine({
  answered,
  isReachable,
  onShow,
}: {
  readonly answered: Answered;
  /** Tab stops here: only in the message that is looked at, or there would be hundreds of them. */
  readonly isReachable: boolean;
  readonly onShow: (key: string) => void;
}) {
  if (answered.state === 'older') return <p className={styles.answered}>{t.talk.older}</p>;
  return (
    <button
      type="button"
      className={styles.answered}
      title={t.talk.toAnswered}
      tabIndex={isReachable ? 0 : -1}
      onClick={() => onShow(answered.key)}
    >
      <AnsweredWords answered={answered} />
    </button>
  );
}

/** Who is answered, and the first words of it. */
function AnsweredWords({ answered }: { readonly answered: Answered }) {
  const { from, state, line } = answered;
  return (
    <>
      <bdi className={styles.name}>
        {from === null ? t.members.youFirst : (from.name ?? t.members.someone)}
      </bdi>
      <span className={styles.line} dir="auto">
        {state === 'deleted' ? t.talk.answeredDeleted : line === '' ? t.talk.blockedMessage : line}
      </span>
    </>
  );
}

/** What somebody points at on a page: the words, in the light of the lamp. */
export function QuoteBlock({
  quote,
  onFind,
}: {
  readonly quote: Quote;
  /** Looks for it on the page; null where nothing can. */
  readonly onFind: ((quote: Quote) => void) | null;
}) {
  const words = (
    <span className={styles.exact} dir="auto">
      {quote.exact}
    </span>
  );
  if (!onFind) return <blockquote className={styles.quote}>{words}</blockquote>;
  return (
    <blockquote className={styles.quote}>
      <button
        type="button"
        className={styles.find}
        title={t.talk.findQuote}
        onClick={() => onFind(quote)}
      >
        {words}
      </button>
    </blockquote>
  );
}
