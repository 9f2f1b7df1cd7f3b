import { useRef, useState } from 'react';
import { makeCid } from '../lib/ui/make-cid.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import type { Outcome } from './message-actions.ts';
import { ProblemLine } from './ProblemLine.tsx';

/** Asks whether a message is really to go. */
export function DeleteMessage({
  onDelete,
  onClose,
}: {
  readonly onDelete: (cid: string) => Outcome;
  readonly onClose: () => void;
}) {
  const cid = useRef<string>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    // Tried again it is the same deletion.
    const words = await onDelete((cid.current ??= makeCid()));
    setBusy(false);
    setProblem(words);
    if (words === null) onClose();
  }

  return (
    <Dialog
      title={t.talk.confirmDelete}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            {t.talk.cancel}
          </Button>
          <Button look="danger" isBusy={isBusy} onClick={() => void remove()}>
            {t.talk.delete}
          </Button>
        </>
      }
    >
      <p>{t.talk.confirmDeleteText}</p>
      <ProblemLine words={problem} />
    </Dialog>
  );
}
