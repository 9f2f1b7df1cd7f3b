import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const rows = readFileSync(at('docs/features.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`test/'));

/** Tests that a row names: a file in backticks, and in quotes what follows until the next file. */
const named = rows.flatMap((row) =>
  row.split(/(?=`test\/)/).flatMap((part) => {
    const [, file] = /^`([^`]+)`/.exec(part) ?? [];
    if (file === undefined) return [];
    // A name may have quotes of its own.
    const [, names = ''] = /“(.*)”/.exec(part) ?? [];
    return names.split('”, “').map((name) => ({ file, name }));
  }),
);

test('every feature has its test, under the name that the table gives', () => {
  expect(rows.length).toBeGreaterThan(40);
  const missing = named.filter(
    ({ file, name }) => !existsSync(at(file)) || !readFileSync(at(file), 'utf8').includes(name),
  );
  expect(missing).toEqual([]);
});
