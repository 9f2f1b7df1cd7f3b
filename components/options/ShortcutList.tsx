import { useState } from 'react';
import { SHORTCUTS_ADDRESS, useShortcuts } from '../../lib/ui/use-shortcuts.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import styles from './Fields.module.css';
import { Note, Part } from './OptionsLayout.tsx';

const INSIDE = [
  ['send', 'Enter'],
  ['newLine', 'Shift+Enter'],
  ['rooms', 'Alt+↑ ↓'],
  ['minimise', 'Esc'],
] as const;

/** Keys: those of the browser, as they are set, and those inside our own surfaces. */
export function ShortcutList() {
  const { shortcuts, change } = useShortcuts();
  const [isRefused, setRefused] = useState(false);
  return (
    <>
      <Part title={p.options.shortcutsHint}>
        <dl className={styles.keys}>
          {shortcuts.map(({ name, description, keys }) => (
            <Row key={name} what={description ?? browserCommand(name)} keys={keys} />
          ))}
        </dl>
        <div>
          <Button onClick={() => void change().then((isOpen) => setRefused(!isOpen))}>
            {p.options.shortcutsChange}
          </Button>
        </div>
        {isRefused && <Note>{p.options.shortcutsWhere(SHORTCUTS_ADDRESS)}</Note>}
      </Part>
      <Part title={p.options.shortcutsInside}>
        <dl className={styles.keys}>
          {INSIDE.map(([name, keys]) => (
            <Row key={name} what={p.options.inside[name]} keys={keys} />
          ))}
        </dl>
      </Part>
    </>
  );
}

/** What the browser does itself it describes to nobody. */
function browserCommand(name: string): string {
  return name === '_execute_action' ? p.options.shortcutPopup : t.menu.sidePanel;
}

function Row({ what, keys }: { readonly what: string; readonly keys: string | null }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>
        {keys === null ? (
          p.options.shortcutNone
        ) : (
          <kbd className={styles.key} dir="ltr">
            {keys}
          </kbd>
        )}
      </dd>
    </>
  );
}
