import { t } from '../locales/words.ts';

/** "Ada, Grace, and 3 others": the first so many by their names, and how many more there are. */
export function listNames(names: readonly string[], most: number): string {
  const others = names.length - most;
  return t.members.names(others > 0 ? [...names.slice(0, most), t.members.others(others)] : names);
}
