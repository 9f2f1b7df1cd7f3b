import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { REACTION_EMOJI } from '../lib/room/reaction-emoji.ts';
import type { Author } from '../lib/room/types.ts';
import { copyText } from '../lib/ui/copy-text.ts';
import { useCopy } from '../lib/ui/use-copy.ts';
import { t } from '../locales/words.ts';
import { IconButton } from './Button.tsx';
import { DeleteMessage } from './DeleteMessage.tsx';
import { markOpen, Menu, type MenuItem } from './Menu.tsx';
import type { Abilities, MessageActions } from './message-actions.ts';
import type { Said } from './message-groups.ts';
import styles from './MessageTools.module.css';
import { placeBeside } from './place-beside.ts';

/** What can be done with a message, at its corner while it is looked at. What the room can't do is not there. */
export function MessageTools({
  said,
  messageKey,
  from,
  isBlocked,
  can,
  actions,
}: {
  readonly said: Said;
  readonly messageKey: string;
  /** Null for our own. */
  readonly from: Author | null;
  readonly isBlocked: boolean;
  readonly can: Abilities;
  readonly actions: MessageActions;
}) {
  const [isDeleting, setDeleting] = useState(false);
  const { result, copy } = useCopy(copyText);
  const isOwn = from === null;
  const items: MenuItem[] = [
    ...(isOwn && can.edit
      ? [{ label: t.talk.edit, onChoose: () => actions.edit({ key: messageKey, text: said.body }) }]
      : []),
    { label: t.talk.copy, onChoose: () => void copy(said.body) },
    ...((isOwn && can.edit) || can.deleteAny
      ? [{ label: t.talk.delete, isDanger: true, onChoose: () => setDeleting(true) }]
      : []),
    ...blockItem(from, isBlocked, actions),
  ];
  return (
    <div className={styles.tools} role="toolbar" aria-label={t.talk.tools} data-tools="">
      {can.react && (
        <ReactButton
          onReact={(emoji) => {
            const mine = said.reactions.find((reaction) => reaction.emoji === emoji)?.members;
            actions.react(messageKey, emoji, !mine?.includes(can.selfId ?? ''));
          }}
        />
      )}
      {can.reply && (
        <IconButton icon="reply" label={t.talk.reply} onClick={() => actions.reply(messageKey)} />
      )}
      <Menu label={t.talk.more} items={items} />
      <span role="status" className={styles.copied}>
        {result === 'not_yet' ? null : t.talk.copyResult[result]}
      </span>
      {isDeleting && (
        <DeleteMessage
          onDelete={(cid) => actions.remove(messageKey, cid)}
          onClose={() => setDeleting(false)}
        />
      )}
    </div>
  );
}

/** A server that does not say who spoke leaves nobody to block. */
function blockItem(
  from: Author | null,
  isBlocked: boolean,
  actions: MessageActions,
): readonly MenuItem[] {
  const { id = null, name = null } = from ?? {};
  if (id === null) return [];
  const called = name ?? t.members.someone;
  const label = isBlocked ? t.talk.unblock(called) : t.talk.block(called);
  return [{ label, onChoose: () => actions.setBlocked(id, called, !isBlocked) }];
}

/** The six, in a row over the message. */
function ReactButton({
  onReact,
}: {
  readonly onReact: (emoji: (typeof REACTION_EMOJI)[number]) => void;
}) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton ref={opener} icon="smile" label={t.talk.react} popoverTarget={id} />
      <div
        id={id}
        popover="auto"
        className={styles.six}
        role="group"
        aria-label={t.talk.react}
        onBeforeToggle={({ currentTarget, newState }) => {
          if (newState === 'open' && opener.current) placeBeside(currentTarget, opener.current);
        }}
        onToggle={(event) => {
          markOpen(event);
          if (event.newState === 'open') event.currentTarget.querySelector('button')?.focus();
        }}
        onKeyDown={moveAlong}
      >
        {REACTION_EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            className={styles.emoji}
            aria-label={t.talk.reaction[emoji]}
            title={t.talk.reaction[emoji]}
            popoverTarget={id}
            popoverTargetAction="hide"
            onClick={() => onReact(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
    </>
  );
}

/** Arrow keys go from one to the next, and around. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const isTurned = getComputedStyle(event.currentTarget).direction === 'rtl';
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === event.target);
  buttons.at((at + (isTurned ? -step : step)) % buttons.length)?.focus();
}
