import { type DatabaseContent, readDatabase } from './read-database.ts';

/** Where settings are; the part of `storage.local` that is used here. */
interface LocalArea {
  readonly get: (keys: null) => Promise<Record<string, unknown>>;
}

/** What is in the file that a person takes along. */
interface Everything {
  readonly what: string;
  readonly version: string;
  readonly exportedAt: string;
  /** Name and face, rooms, servers, rules, who we are on each server. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Messages, drafts and what is not sent yet, as they are stored. */
  readonly databases: Readonly<Record<string, DatabaseContent>>;
}

/** Whoever has one speaks as us, or reads along in an encrypted room, so none leaves the browser. */
const SECRETS: ReadonlySet<string> = new Set(['token', 'root']);

/** Reads all that is stored in this browser, as the text of a JSON file. Rejects where the disk does. */
export async function collectEverything(
  local: LocalArea,
  version: string,
  now: () => number = Date.now,
): Promise<string> {
  const known = (await indexedDB.databases()).flatMap(({ name }) => (name ? [name] : []));
  const [settings, ...contents] = await Promise.all([local.get(null), ...known.map(readDatabase)]);
  const everything: Everything = {
    what: 'Everything that Roomlight keeps in this browser',
    version,
    exportedAt: new Date(now()).toISOString(),
    settings,
    databases: Object.fromEntries(known.map((name, at) => [name, contents[at] ?? {}])),
  };
  return JSON.stringify(
    everything,
    (key, value: unknown) => (SECRETS.has(key) ? undefined : value),
    2,
  );
}
