import { useState } from 'react';
import { useAsking } from '../../lib/ui/use-asking.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { ProblemLine } from '../ProblemLine.tsx';
import styles from './Fields.module.css';
import { Part } from './OptionsLayout.tsx';

/** Erases everything, after a question that says what goes. */
export function EraseFields() {
  const { problem, ask } = useAsking();
  const [step, setStep] = useState<'rest' | 'asked' | 'erasing' | 'erased'>('rest');

  async function erase(): Promise<void> {
    setStep('erasing');
    setStep((await ask({ type: 'erase_everything' })) ? 'erased' : 'rest');
  }

  return (
    <Part title={p.options.erase} hint={p.options.eraseHint}>
      <div className={styles.actions}>
        <Button look="danger" isBusy={step === 'erasing'} onClick={() => setStep('asked')}>
          {p.options.erase}
        </Button>
      </div>
      <p role="status">{step === 'erased' ? p.options.erased : null}</p>
      <ProblemLine words={problem && t.problems.command[problem]} />
      {step === 'asked' && (
        <Dialog
          title={p.options.eraseAsk}
          onClose={() => setStep('rest')}
          actions={
            <>
              <Button autoFocus onClick={() => setStep('rest')}>
                {p.options.eraseNo}
              </Button>
              <Button look="danger" onClick={() => void erase()}>
                {p.options.erase}
              </Button>
            </>
          }
        >
          <p>{p.options.eraseMeans}</p>
        </Dialog>
      )}
    </Part>
  );
}
