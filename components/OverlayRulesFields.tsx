import { type FormEvent, useState } from 'react';
import type { OverlayMode, OverlayRules } from '../lib/ui/contract.ts';
import type { OverlayRulesForm } from '../lib/ui/use-overlay-rules.ts';
import { t } from '../locales/words.ts';
import { Button, IconButton } from './Button.tsx';
import { Field } from './Field.tsx';
import styles from './OverlayRulesFields.module.css';
import { ProblemLine } from './ProblemLine.tsx';
import { Checkbox, Radio } from './Toggle.tsx';

const MODES: readonly OverlayMode[] = ['click', 'sites', 'everywhere'];

/** Where the overlay shows by itself, and where it does not. */
export function OverlayRulesFields({
  rules,
  form,
  withPause = true,
}: {
  readonly rules: OverlayRules;
  readonly form: OverlayRulesForm;
  /** Where it was never shown, there is nothing to pause. */
  readonly withPause?: boolean;
}) {
  return (
    <>
      <fieldset className={styles.modes} aria-label={t.options.where}>
        {MODES.map((mode) => (
          <Radio
            key={mode}
            group="mode"
            label={t.options.mode[mode]}
            hint={t.options.mode[`${mode}Hint`]}
            checked={rules.mode === mode}
            onChange={() => form.chooseMode(mode)}
          />
        ))}
      </fieldset>
      <ProblemLine words={form.problem && t.problems.command[form.problem]} />
      {rules.mode === 'sites' && (
        <>
          <SiteList sites={rules.sites} onRemove={form.removeSite} />
          <AddSite onAdd={form.addSite} />
        </>
      )}
      {withPause && (
        <Checkbox
          label={t.options.paused}
          hint={t.options.pausedHint}
          checked={rules.paused}
          onChange={form.setPaused}
        />
      )}
    </>
  );
}

/** Sites with a button to take each off. */
export function SiteList({
  sites,
  onRemove,
}: {
  readonly sites: readonly string[];
  readonly onRemove: (site: string) => void;
}) {
  return (
    <ul className={styles.sites}>
      {sites.map((site) => (
        <li key={site} className={styles.site}>
          <bdi className={styles.name}>{siteName(site)}</bdi>
          <IconButton
            icon="close"
            label={t.options.removeSite(siteName(site))}
            onClick={() => onRemove(site)}
          />
        </li>
      ))}
    </ul>
  );
}

/** A host, or a match pattern as people would say it: of the two schemes only the unusual one. */
function siteName(site: string): string {
  return site.replace(/^https:\/\//, '').replace(/\/\*$/, '');
}

function AddSite({ onAdd }: { readonly onAdd: (text: string) => boolean }) {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const isSite = onAdd(text);
    setWrong(!isSite);
    if (isSite) setText('');
  }

  return (
    <form noValidate onSubmit={submit}>
      <Field
        label={t.options.site}
        hint={t.options.siteHint}
        problem={isWrong ? t.options.siteProblem : null}
        dir="ltr"
        inputMode="url"
        value={text}
        onChange={(next) => {
          setWrong(false);
          setText(next);
        }}
        beside={<Button type="submit">{t.options.addSite}</Button>}
      />
    </form>
  );
}
