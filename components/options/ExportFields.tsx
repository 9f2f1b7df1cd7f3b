import { type ExportState, type ExportTools, useExport } from '../../lib/ui/use-export.ts';
import { p } from '../../locales/page-words.ts';
import { Button } from '../Button.tsx';
import { ProblemLine } from '../ProblemLine.tsx';
import styles from './Fields.module.css';
import { Part } from './OptionsLayout.tsx';

/** All that is kept here, to be taken along as a file. */
export function ExportFields({ tools }: { readonly tools: ExportTools }) {
  const { state, start } = useExport(tools);
  return (
    <Part title={p.options.export} hint={p.options.exportHint}>
      <div className={styles.actions}>
        <Button isBusy={state.status === 'collecting'} onClick={() => void start()}>
          {p.options.export}
        </Button>
        <p role="status" className={styles.good}>
          {savedWords(state)}
        </p>
      </div>
      <ProblemLine words={state.status === 'failed' ? p.options.exportFailed : null} />
    </Part>
  );
}

function savedWords(state: ExportState): string | null {
  return state.status === 'saved' ? p.options.exported(state.file) : null;
}
