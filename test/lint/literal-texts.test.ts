import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { literalTexts } from './literal-texts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = globSync('{components,entrypoints}/**/*.{ts,tsx}', { cwd: ROOT });

test('no text stands in a component: each comes from locales/, so that it has five languages', () => {
  expect(FILES.length).toBeGreaterThan(30);
  const found = FILES.map((path) => [path, literalTexts(path, read(path))] as const);
  expect(found.filter(([, texts]) => texts.length > 0)).toEqual([]);
});

test('no word is kept from before the language was loaded', () => {
  // A statement at the left margin runs as its file is loaded; a type or a function does not read words.
  const kept = FILES.filter((path) => !path.endsWith('main.tsx')).flatMap((path) =>
    topLevel(read(path))
      .filter((statement) =>
        /^(?:export )?const \w+[^=]*= (?!\(|async \(|\w+\(function|memo\(|lazy\()/.test(statement),
      )
      .filter((statement) => /\b[tdp]\.\w/.test(statement))
      .map((statement) => `${path}: ${statement.slice(0, 60)}`),
  );
  expect(kept).toEqual([]);
});

test.each([
  ['<p>Hello</p>', ['Hello']],
  ['<p>{isOn ? "On" : t.off}</p>', ['On']],
  ['<p>{`${count} people`}</p>', [' people'.trim()]],
  ['<button aria-label="Close" className="round" />', ['Close']],
  ['<Field label={name ?? "Name"} dir="ltr" />', ['Name']],
  ['<p className="quiet">{t.rooms.join} · {count}</p>', []],
])('%s: %j', (source, expected) => {
  expect(literalTexts('a.tsx', `export const A = () => (${source});`)).toEqual(expected);
});

function read(path: string): string {
  return readFileSync(`${ROOT}/${path}`, 'utf8');
}

/** The statements of a file, by the lines that begin at the margin and what is indented below them. */
function topLevel(source: string): readonly string[] {
  return source.split(/\n(?=\w)/);
}
