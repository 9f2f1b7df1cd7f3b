import { lazy, memo, Suspense, useState } from 'react';
import { findMentions } from '../lib/room/mentions.ts';
import type { Author, Delivery, MessageSeal } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { AnsweredLine, QuoteBlock } from './MessageContextLines.tsx';
import type { Abilities, MessageActions } from './message-actions.ts';
import type { Said } from './message-groups.ts';
import styles from './MessageItem.module.css';
import { MessageText } from './MessageText.tsx';
import { classes } from './classes.ts';
import { Reactions } from './Reactions.tsx';
import { shorten } from './shorten.ts';
import { isLong, isPicture } from './text-shape.ts';
import { useLookedAt } from './use-looked-at.ts';

const MessageTools = lazy(async () => ({
  default: (await import('./MessageTools.tsx')).MessageTools,
}));
const EditMessage = lazy(async () => ({
  default: (await import('./EditMessage.tsx')).EditMessage,
}));

/** Signs of a message that are its name for a screen reader. */
const SAID = 300;

/** One message, and what can be done with it once it is looked at: hovered, or with the focus in it. */
export const MessageItem = memo(function MessageItem({
  said,
  from,
  isBlocked,
  can,
  actions,
  editing,
}: {
  readonly said: Said;
  /** Null for our own. */
  readonly from: Author | null;
  /** The person does not want to read who said it, and reads it all the same. */
  readonly isBlocked: boolean;
  readonly can: Abilities;
  readonly actions: MessageActions;
  /** Its text while it is being changed. */
  readonly editing: string | null;
}) {
  const { isLookedAt, handlers } = useLookedAt();
  const { messageKey, delivery, cid, body, isDeleted } = said;
  const isOwn = from === null;
  const isStuck = delivery?.status === 'failed' || delivery?.status === 'unconfirmed';
  const name = isOwn ? t.members.youFirst : (from.name ?? t.members.someone);
  const calls =
    isOwn || can.selfName === null ? [] : findMentions(body, can.selfName, can.longerNames);
  return (
    <div
      role="article"
      aria-label={t.talk.said(name, isDeleted ? t.talk.deleted : shorten(body, SAID))}
      // Arrow keys bring the focus here, from the conversation's box.
      tabIndex={-1}
      data-key={said.key}
      data-message={messageKey}
      className={classes(styles.message, isOwn && styles.own)}
      {...handlers}
    >
      {isDeleted ? (
        <p className={styles.deleted}>{t.talk.deleted}</p>
      ) : editing !== null && messageKey !== null ? (
        <Suspense>
          <EditMessage
            body={body}
            text={editing}
            onChange={(text) => actions.edit({ key: messageKey, text })}
            onSave={(attempt, text) => actions.saveEdit(messageKey, attempt, text)}
            onClose={() => actions.edit(null)}
          />
        </Suspense>
      ) : (
        <div
          className={classes(
            styles.bubble,
            isPicture(body) && said.answered === null && said.quote === null && styles.picture,
            calls.length > 0 && styles.mentioned,
            delivery !== null && styles.underway,
            delivery?.status === 'failed' && styles.failed,
          )}
        >
          {said.answered && (
            <AnsweredLine answered={said.answered} isReachable={isLookedAt} onShow={actions.show} />
          )}
          {said.quote && (
            <QuoteBlock quote={said.quote} onFind={can.findQuote ? actions.findQuote : null} />
          )}
          <Body body={body} can={calls.length > 0 ? can : null} />
          {said.isEdited && <span className={styles.edited}>{t.talk.edited}</span>}
          {said.seal && <SealMark seal={said.seal} />}
        </div>
      )}
      {said.reactions.length > 0 && messageKey !== null && (
        <Reactions
          reactions={said.reactions}
          can={can}
          nameOf={actions.nameOf}
          onReact={(emoji, on) => actions.react(messageKey, emoji, on)}
        />
      )}
      {delivery !== null && (
        <p className={classes(styles.delivery, delivery.status === 'failed' && styles.problem)}>
          {deliveryWords(delivery)}
        </p>
      )}
      {isStuck && cid !== null && (
        <p className={styles.actions}>
          <button type="button" className={styles.action} onClick={() => actions.retry(cid)}>
            {t.messages.retry}
          </button>
          <button type="button" className={styles.action} onClick={() => actions.discard(cid)}>
            {t.messages.discard}
          </button>
        </p>
      )}
      {isLookedAt && messageKey !== null && !isDeleted && editing === null && (
        <Suspense>
          <MessageTools
            said={said}
            messageKey={messageKey}
            from={from}
            isBlocked={isBlocked}
            can={can}
            actions={actions}
          />
        </Suspense>
      )}
    </div>
  );
});

/** What has to be known before a message in an encrypted room is believed; nothing where all is well. */
function SealMark({ seal: { state, isOtherKey } }: { readonly seal: MessageSeal }) {
  const { plain, unsigned, otherKey } = t.talk.sealed;
  const problem = state === 'plain' ? plain : isOtherKey ? otherKey : null;
  if (problem !== null) return <p className={classes(styles.seal, styles.problem)}>{problem}</p>;
  return state === 'unsigned' && <p className={styles.seal}>{unsigned}</p>;
}

/** The text; of a very long one the beginning, until somebody wants all of it. */
function Body({
  body,
  can,
}: {
  readonly body: string;
  /** Where it calls for us. */
  readonly can: Abilities | null;
}) {
  const [isWhole, setWhole] = useState(false);
  const isFoldable = isLong(body);
  return (
    <>
      <p dir="auto" className={classes(styles.body, isFoldable && !isWhole && styles.folded)}>
        <MessageText body={body} selfName={can?.selfName ?? null} longerNames={can?.longerNames} />
      </p>
      {isFoldable && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t.talk.showLess : t.talk.showAll}
        </button>
      )}
    </>
  );
}

function deliveryWords(delivery: Delivery): string {
  return delivery.status === 'failed'
    ? t.messages.notSent(t.problems.failure[delivery.reason])
    : t.messages.delivery[delivery.status];
}
