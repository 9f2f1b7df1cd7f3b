import { useRef } from 'react';
import { makeCid } from '../lib/ui/make-cid.ts';
import { t } from '../locales/words.ts';
import { Confirm } from './Confirm.tsx';
import type { Outcome } from './message-actions.ts';

/** Asks whether a message is really to go. */
export function DeleteMessage({
  onDelete,
  onClose,
}: {
  readonly onDelete: (cid: string) => Outcome;
  readonly onClose: () => void;
}) {
  const cid = useRef<string>(null);
  return (
    <Confirm
      title={t.talk.confirmDelete}
      text={t.talk.confirmDeleteText}
      yes={t.talk.delete}
      // Tried again it is the same deletion.
      onYes={() => onDelete((cid.current ??= makeCid()))}
      onClose={onClose}
    />
  );
}
