import { useEffect, useState } from 'react';
import {
  listShortcuts,
  openShortcutSettings,
  type Shortcut,
  SHORTCUTS_ADDRESS,
} from '../port/shortcuts.ts';

export { SHORTCUTS_ADDRESS };

/** The browser's commands for this extension; read again when the person comes back from changing them. */
export function useShortcuts(): {
  readonly shortcuts: readonly Shortcut[];
  /** False where the browser did not open its page. */
  readonly change: () => Promise<boolean>;
} {
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([]);

  useEffect(() => {
    let isWanted = true;
    const read = () => void listShortcuts().then((found) => isWanted && setShortcuts(found));
    read();
    window.addEventListener('focus', read);
    return () => {
      isWanted = false;
      window.removeEventListener('focus', read);
    };
  }, []);

  const change = () =>
    openShortcutSettings().then(
      () => true,
      () => false,
    );
  return { shortcuts, change };
}
