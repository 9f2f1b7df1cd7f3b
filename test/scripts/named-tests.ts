import { existsSync, readFileSync } from 'node:fs';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

export interface NamedTest {
  readonly file: string;
  /** How the test's own name begins, or a part of it; empty where only the file is named. */
  readonly name: string;
}

/** Rows of a document's tables that name tests: a file in backticks, and in quotes what follows until the next file. */
export function testsNamedIn(path: string): { rows: number; named: readonly NamedTest[] } {
  const rows = readFileSync(at(path), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`test/'));
  const named = rows.flatMap((row) =>
    row.split(/(?=`test\/)/).flatMap((part) => {
      const [, file] = /^`([^`]+)`/.exec(part) ?? [];
      if (file === undefined) return [];
      // A name may have quotes of its own.
      const [, names = ''] = /“(.*)”/.exec(part) ?? [];
      return names.split('”, “').map((name) => ({ file, name }));
    }),
  );
  return { rows: rows.length, named };
}

/** Whether the test is there, under that name. */
export function isThere({ file, name }: NamedTest): boolean {
  return existsSync(at(file)) && readFileSync(at(file), 'utf8').includes(name);
}
