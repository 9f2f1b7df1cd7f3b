import { useAppearance } from '../../lib/ui/use-appearance.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Radio } from '../Toggle.tsx';
import styles from './Fields.module.css';
import { Note } from './OptionsLayout.tsx';
import { SaveLine } from './SaveLine.tsx';

/** Light, dark, or as the system. */
export function AppearanceFields() {
  const { appearance, outcome, choose } = useAppearance();
  const { theme } = p.options;
  return (
    <>
      <fieldset className={styles.group} aria-label={p.options.section.appearance}>
        <Radio
          group="theme"
          label={theme.system}
          checked={appearance === 'system'}
          onChange={() => void choose('system')}
        />
        <Radio
          group="theme"
          label={theme.light}
          checked={appearance === 'light'}
          onChange={() => void choose('light')}
        />
        <Radio
          group="theme"
          label={theme.dark}
          checked={appearance === 'dark'}
          onChange={() => void choose('dark')}
        />
      </fieldset>
      <Note>{p.options.motion}</Note>
      <SaveLine
        isSaved={outcome === 'saved'}
        problem={outcome === 'not_stored' ? t.problems.command.storage_failed : null}
      />
    </>
  );
}
