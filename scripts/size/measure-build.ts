import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { filesLoadedBy, filesLoadedLater } from './files-loaded-by.ts';

export interface Measure {
  readonly what: string;
  /** In words, for the table. */
  readonly actual: string;
  readonly budget: string;
  readonly ok: boolean;
  /** The same both ways, whichever the budget is for; of a zip there is only the one. */
  readonly both?: string;
}

const CONTENT_SCRIPT = 'overlay.js';
const BACKGROUND = 'background.js';
const SEALING = 'sealing.js';
const WHEREABOUTS = 'whereabouts.js';
const OVERLAY_PAGE = 'overlay-frame.html';

/** Each in bytes; 1 kB is 1,000 bytes. What the background loads late is not paid by each of its lives: so it is apart. */
const BUDGET = {
  contentScriptGz: 4_000,
  background: 100_000,
  sealing: 20_000,
  whereabouts: 10_000,
  overlayPageGz: 110_000,
  zip: 400_000,
} as const;

/** React marks its elements with this in every build, also a minified one. */
const REACT_MARK = 'react.transitional.element';

/** What a built extension weighs, against what it may. Throws where a file that belongs to it is missing. */
export function measureBuild(folder: string): readonly Measure[] {
  const contentScript = readFileSync(join(folder, CONTENT_SCRIPT));
  const overlay = filesWithLargestLanguage(folder, OVERLAY_PAGE);
  const weight = (...files: readonly string[]) => weightOf(folder, files);
  const { background, sealing, whereabouts, ...budget } = BUDGET;
  return [
    weigh('content script, gzip', weight(CONTENT_SCRIPT), { gz: budget.contentScriptGz }),
    {
      what: 'React in the content script',
      actual: contentScript.includes(REACT_MARK) ? 'yes' : 'no',
      budget: 'no',
      ok: !contentScript.includes(REACT_MARK),
    },
    weigh('background, minified', weight(BACKGROUND), { raw: background }),
    weigh('encrypted rooms, loaded once there is one', weight(SEALING), { raw: sealing }),
    weigh('pages in rooms, loaded once told', weight(WHEREABOUTS), { raw: whereabouts }),
    weigh(`overlay page with its ${overlay.length} files, gzip`, weight(...overlay), {
      gz: budget.overlayPageGz,
    }),
    within('extension, zip', zipSize(folder), budget.zip),
  ];
}

interface Weight {
  readonly raw: number;
  readonly gz: number;
}

function weightOf(folder: string, files: readonly string[]): Weight {
  const contents = files.map((file) => readFileSync(join(folder, file)));
  const sum = (of: (content: Buffer) => number) =>
    contents.reduce((bytes, content) => bytes + of(content), 0);
  return { raw: sum(({ length }) => length), gz: sum(gz) };
}

/** As the bundler names what comes from locales/: `ar-Cx3d.js`. */
const LANGUAGE = /(?:^|\/)[a-z]{2}-[^/]+$/;

/** Of the languages, which the page loads before it shows anything, a person has one: the largest counts. */
function filesWithLargestLanguage(folder: string, page: string): readonly string[] {
  const files = filesLoadedBy(folder, page);
  const later = filesLoadedLater(folder, files)
    .filter((entry) => LANGUAGE.test(entry))
    .map((entry) => filesLoadedBy(folder, entry).filter((file) => !files.includes(file)))
    .sort((a, b) => weightOf(folder, b).gz - weightOf(folder, a).gz);
  return [...files, ...(later[0] ?? [])];
}

/** Weighed as the budget is: as it is on disk, or as a server would send it. */
function weigh(what: string, { raw, gz: zipped }: Weight, budget: Partial<Weight>): Measure {
  const measure =
    budget.gz === undefined ? within(what, raw, budget.raw ?? 0) : within(what, zipped, budget.gz);
  return { ...measure, both: `${inKb(raw)} as it is, ${inKb(zipped)} with gzip` };
}

function within(what: string, bytes: number, budget: number): Measure {
  return { what, actual: inKb(bytes), budget: inKb(budget), ok: bytes <= budget };
}

function inKb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function gz(content: Buffer): number {
  return gzipSync(content, { level: 9 }).length;
}

/** Bytes of a zip of the folder: per file two headers with its name, then the end record (PKWARE APPNOTE 4.3). */
function zipSize(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = path.length - folder.length - 1;
    return sum + deflateRawSync(readFileSync(path), { level: 9 }).length + 30 + 46 + 2 * name;
  }, 22);
}
