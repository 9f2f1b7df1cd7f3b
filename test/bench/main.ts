/** `npm run bench`: what people feel and what operators pay, side by side with what they would have else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadAverage } from '../../scripts/bench/figures.ts';
import {
  type Figure,
  figuresIn,
  notesOf,
  notMeasured,
  tableOf,
  withReport,
} from '../../scripts/bench/report.ts';
import type { BenchContext } from './bench.ts';
import { ROWS } from './rows.ts';
import { versions } from './versions.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(ROOT, 'docs', 'performance.md');

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

process.exitCode = await bench();

async function bench(): Promise<number> {
  const begun = performance.now();
  const names = options.only?.split(',') ?? Object.keys(ROWS);
  const unknown = names.filter((name) => !(name in ROWS));
  if (unknown.length > 0) {
    console.error(`There is no row ${unknown.join()}. There are: ${Object.keys(ROWS).join(', ')}.`);
    return 1;
  }
  const context: BenchContext = {
    root: ROOT,
    isShort: options.short,
    phoenixUrl: process.env['SERVER_URL'] ?? null,
    stockUrl: process.env['STOCK_URL'] ?? null,
    say: (line) => console.log(`  ${line}`),
    last: figuresIn(readFileSync(PAGE, 'utf8')),
  };
  const figures: Figure[] = [];
  for (const name of names) figures.push(...(await measureRow(name, context)));
  const seconds = Math.round((performance.now() - begun) / 1_000);
  console.log(`\n${tableOf(figures)}\n\n${notesOf(figures)}\n\n${seconds} s`);
  if (options.write && !options.short) write(figures, seconds);
  return figures.some(({ met }) => met === false) ? 1 : 0;
}

/** A row that breaks is a line that says so, and the others go on. */
async function measureRow(name: string, context: BenchContext): Promise<readonly Figure[]> {
  const begun = performance.now();
  console.log(`● ${name}`);
  try {
    const load = ROWS[name];
    const figures = load ? await (await load())(context) : [];
    context.say(`${((performance.now() - begun) / 1_000).toFixed(1)} s`);
    return figures;
  } catch (error) {
    console.error(error);
    return [{ ...notMeasured(name, `it broke: ${String(error).split('\n')[0]}`), met: false }];
  }
}

function write(figures: readonly Figure[], seconds: number): void {
  const said = {
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run bench', ...process.argv.slice(2)].join(' '),
    seconds,
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    loadAverage: loadAverage(),
    versions: versions(ROOT),
    figures,
  };
  const json = `\`\`\`json\n${JSON.stringify(said, null, 2)}\n\`\`\``;
  const report = `${tableOf(figures)}\n\n${notesOf(figures)}\n\n${json}`;
  writeFileSync(PAGE, withReport(readFileSync(PAGE, 'utf8'), report));
  console.log('Written into docs/performance.md.');
}
