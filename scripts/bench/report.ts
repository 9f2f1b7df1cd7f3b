import { round } from './growth.ts';
import { markdownTable } from './markdown-table.ts';

/** One line of the table: what was measured of ours, against what, and what it should be. */
export interface Figure {
  readonly row: string;
  /** Null: not measured here; `note` says why. */
  readonly ours: number | null;
  /** What `ours` is compared with, measured in the same run; null where it is a limit by itself. */
  readonly base: number | null;
  readonly unit: string;
  /** `ours` by `base`. */
  readonly ratio: number | null;
  readonly goal: string;
  /** Null where there is no goal, or nothing was measured. */
  readonly met: boolean | null;
  /** How the cost grows, of what was measured at several sizes. */
  readonly growth?: string;
  readonly note?: string;
}

/** A goal: at most, or at least, so much of something. */
export type Goal =
  | { readonly most: number; readonly of: 'ours' | 'ratio' | 'difference' }
  | { readonly least: number; readonly of: 'ours' | 'ratio' };

export interface Measured {
  readonly row: string;
  readonly ours: number;
  readonly base?: number | null;
  readonly unit: string;
  readonly goal?: Goal;
  readonly growth?: string;
  readonly note?: string;
}

export function figure({ row, ours, base = null, unit, goal, growth, note }: Measured): Figure {
  const ratio = base === null || base === 0 ? null : ours / base;
  const values = { ours, ratio, difference: base === null ? null : ours - base };
  const value = goal ? values[goal.of] : null;
  const met = goal ? value !== null && isWithin(value, goal) : null;
  return {
    row,
    ours: round(ours),
    base: base === null ? null : round(base),
    unit,
    ratio: ratio === null ? null : round(ratio),
    goal: goal ? inWords(goal, unit) : 'for comparison',
    met,
    ...(growth !== undefined && { growth }),
    ...(note !== undefined && { note }),
  };
}

/** What could not be measured here, and what it takes. */
export function notMeasured(row: string, why: string): Figure {
  const nothing = { ours: null, base: null, unit: '', ratio: null, goal: '', met: null };
  return { row, ...nothing, note: `not measured: ${why}` };
}

function isWithin(value: number, goal: Goal): boolean {
  return 'most' in goal ? value <= goal.most : value >= goal.least;
}

function inWords(goal: Goal, unit: string): string {
  if ('least' in goal) return goal.of === 'ours' ? `≥ ${goal.least} ${unit}` : `≥ ${goal.least} ×`;
  if (goal.of === 'difference') return `≤ base + ${goal.most} ${unit}`;
  return goal.of === 'ours' ? `≤ ${goal.most} ${unit}` : `≤ ${round(goal.most)} ×`;
}

const HEAD = ['what', 'ours', 'base', 'ratio', 'goal', 'met'];

/** The table as Markdown, which is read as easily in a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ row, ours, base, unit, ratio, goal, met }) => [
    row,
    ours === null ? '–' : `${ours.toLocaleString('en')} ${unit}`.trim(),
    base === null ? '–' : `${base.toLocaleString('en')} ${unit}`.trim(),
    ratio === null ? '–' : String(ratio),
    goal === '' ? '–' : goal,
    met === null ? '–' : met ? 'yes' : '**no**',
  ]);
  return markdownTable(HEAD, lines);
}

/** What stands below the table: how costs grow, and what there is to know of a line. */
export function notesOf(figures: readonly Figure[]): string {
  return figures
    .filter(({ growth, note }) => growth !== undefined || note !== undefined)
    .map(({ row, growth, note }) => `- ${row}: ${[growth, note].filter(Boolean).join('. ')}`)
    .join('\n');
}

const BEGIN = '<!-- npm run bench writes from here -->';
const END = '<!-- to here -->';

/** The page with this in place of what the last run wrote. Throws where it has no place for it. */
export function withReport(page: string, report: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from === -1 || to < from) throw new Error(`The page has no "${BEGIN}" … "${END}".`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${report}\n\n${page.slice(to)}`;
}

/** The figures of the last run that was written; none where there was none. */
export function figuresIn(page: string): readonly Figure[] {
  const written = /```json\n(?<json>[\s\S]*?)\n```/.exec(page.slice(page.indexOf(BEGIN)));
  const json = written?.groups?.['json'];
  return json === undefined ? [] : (JSON.parse(json) as { figures: readonly Figure[] }).figures;
}
