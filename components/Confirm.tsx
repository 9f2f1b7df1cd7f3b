import { useState } from 'react';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import type { Outcome } from './message-actions.ts';
import { ProblemLine } from './ProblemLine.tsx';

/** Asks whether something is really to be done that others will notice. Stays, and says why, where it was not. */
export function Confirm({
  title,
  text,
  yes,
  onYes,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly yes: string;
  readonly onYes: () => Outcome;
  readonly onClose: () => void;
}) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function doIt(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const words = await onYes();
    setBusy(false);
    setProblem(words);
    if (words === null) onClose();
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onClick={onClose}>
            {t.talk.cancel}
          </Button>
          <Button look="danger" isBusy={isBusy} onClick={() => void doIt()}>
            {yes}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <ProblemLine words={problem} />
    </Dialog>
  );
}
