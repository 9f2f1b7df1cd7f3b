import { useId } from 'react';
import type { Consent } from '../../lib/ui/contract.ts';
import { p } from '../../locales/page-words.ts';
import styles from './ConsentField.module.css';

const CONSENTS: readonly Consent[] = ['ask', 'always', 'never'];

/** What happens in this room when somebody asks to come. */
export function ConsentField({
  consent,
  onChange,
}: {
  readonly consent: Consent;
  readonly onChange: (consent: Consent) => void;
}) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{p.travel.consentLabel}</label>
      <select
        id={id}
        className={styles.select}
        value={consent}
        onChange={({ target }) => {
          const chosen = CONSENTS.find((known) => known === target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {CONSENTS.map((known) => (
          <option key={known} value={known}>
            {p.travel.consent[known]}
          </option>
        ))}
      </select>
    </span>
  );
}
