import { browser } from 'wxt/browser';

/** One of the browser's own commands for this extension. */
export interface Shortcut {
  readonly name: string;
  /** In the person's language, from the manifest; null where it has none. */
  readonly description: string | null;
  /** As the browser writes it: `Alt+Shift+R`. Null: none is set. */
  readonly keys: string | null;
}

/** Where Chromium browsers have the page; Firefox opens its own without an address. */
export const SHORTCUTS_ADDRESS = 'chrome://extensions/shortcuts';

/** All of them, as they are set now. */
export async function listShortcuts(): Promise<readonly Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name = '', description, shortcut }) => ({
    name,
    description: description || null,
    keys: shortcut || null,
  }));
}

/** Not in the polyfill's types: Firefox has it since 137. */
interface SettingsOpener {
  readonly openShortcutSettings?: () => Promise<void>;
}

/** Opens the browser's own page where a person changes them: nobody else may. */
export async function openShortcutSettings(): Promise<void> {
  const { openShortcutSettings: open } = browser.commands as unknown as SettingsOpener;
  if (open) await open.call(browser.commands);
  else await browser.tabs.create({ url: SHORTCUTS_ADDRESS });
}
