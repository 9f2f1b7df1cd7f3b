import type { Attention } from '../../lib/ui/contract.ts';
import { useNotifyPermission } from '../../lib/ui/use-notify-permission.ts';
import { useSaving } from '../../lib/ui/use-saving.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Radio, Switch } from '../Toggle.tsx';
import styles from './Fields.module.css';
import { Note } from './OptionsLayout.tsx';
import { SaveLine } from './SaveLine.tsx';

const MODES = ['mentions', 'all', 'nothing'] as const;

/** What may call for attention. The browser is asked when the first thing that needs it is chosen. */
export function NotificationFields({ attention }: { readonly attention: Attention }) {
  const { isGiven, isDenied, request } = useNotifyPermission();
  const { isSaved, problem, save } = useSaving();
  // Without the permission nothing is shown, whatever was chosen.
  const mode = isGiven ? attention.notify : 'nothing';
  const change = (part: Partial<Attention>) =>
    save({ type: 'save_attention', attention: { ...attention, ...part } });

  async function choose(notify: Attention['notify']): Promise<void> {
    // Asked again also where it was given: the browser answers yes by itself, and takes no other moment.
    const may = notify === 'nothing' || (await request());
    if (may) await change({ notify });
  }

  return (
    <>
      <Note>{p.options.notifyAsks}</Note>
      <fieldset className={styles.group} aria-label={p.options.section.notifications}>
        {MODES.map((name) => (
          <Radio
            key={name}
            group="notify"
            label={p.options.notify[name]}
            hint={p.options.notify[`${name}Hint`]}
            checked={isGiven !== null && mode === name}
            onChange={() => void choose(name)}
          />
        ))}
      </fieldset>
      <Switch
        label={p.options.sound}
        hint={p.options.soundHint}
        checked={attention.sound}
        disabled={mode === 'nothing'}
        onChange={(sound) => void change({ sound })}
      />
      <Switch
        label={p.room.doNotDisturb}
        hint={p.options.doNotDisturbHint}
        checked={attention.doNotDisturb}
        onChange={(doNotDisturb) => void change({ doNotDisturb })}
      />
      <SaveLine
        isSaved={isSaved && !isDenied}
        problem={isDenied ? p.options.notifyDenied : problem && t.problems.command[problem]}
      />
    </>
  );
}
