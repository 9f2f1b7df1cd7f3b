import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './Toggle.module.css';

interface ToggleProps {
  readonly label: ReactNode;
  /** A second line: what it means, or what it asks for. */
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that is on or off, and changes at once. */
export function Switch(props: ToggleProps) {
  return <Toggle {...props} kind="switch" />;
}

/** Something that is so or not so, among others that are. */
export function Checkbox(props: ToggleProps) {
  return <Toggle {...props} kind="checkbox" />;
}

/** One of several; those with the same `group` exclude each other. Put a named fieldset around them. */
export function Radio(props: ToggleProps & { readonly group: string }) {
  return <Toggle {...props} kind="radio" />;
}

function Toggle({
  kind,
  group,
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: ToggleProps & {
  readonly kind: 'switch' | 'checkbox' | 'radio';
  readonly group?: string;
}) {
  const id = useId();
  const hasHint = hint !== undefined;
  return (
    <label className={styles.toggle}>
      <input
        type={kind === 'radio' ? 'radio' : 'checkbox'}
        role={kind === 'switch' ? 'switch' : undefined}
        name={group}
        className={kind === 'switch' ? styles.switch : styles.box}
        checked={checked}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={hasHint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.words}>
        <span id={`${id}-label`} className={classes(styles.label, hasHint && styles.hasHint)}>
          {label}
        </span>
        {hasHint && (
          <span id={`${id}-hint`} className={styles.hint}>
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
