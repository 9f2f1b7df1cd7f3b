import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  FOLDER_RULES,
  IMPORTABLES,
  LIB_FOLDERS,
  PACKAGES,
  TOP_FOLDERS,
  type Importable,
} from '../../scripts/lint/import-table.ts';
import { lintFiles } from './lint-files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What people import by those names. */
const SAMPLES: Readonly<Record<keyof typeof PACKAGES, string>> = {
  react: 'react',
  phoenix: 'phoenix',
  browser: 'wxt/browser',
  ws: 'ws',
  avatars: 'boring-avatars',
  'long lists': 'virtua',
  'emoji data': 'virtual:emoji/de',
  'build tools': 'vite',
  'text search': 'approx-string-match',
  node: 'node:fs',
};

/** How a file in `folder` says that it imports `target`. */
function specifier(folder: string, target: Importable): string {
  if (target in SAMPLES) return SAMPLES[target as keyof typeof PACKAGES];
  const file = target === 'lib' ? 'lib/clock.ts' : `${target}/thing.ts`;
  const here = folder.split('/');
  const there = file.split('/');
  while (here[0] !== undefined && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  const up = here.length === 0 ? './' : '../'.repeat(here.length);
  return up + there.join('/');
}

const CASES = FOLDER_RULES.flatMap(({ folder, because, may, mayTypes = [] }) =>
  IMPORTABLES.filter(
    (target) => target !== folder && (target === 'lib' || !folder.startsWith(`${target}/`)),
  ).flatMap((target) =>
    (['import', 'import type'] as const).map((keyword) => ({
      folder,
      because,
      target,
      keyword,
      allowed: may.includes(target) || (keyword === 'import type' && mayTypes.includes(target)),
    })),
  ),
);
const findings = lintFiles(
  CASES.map(({ folder, target, keyword }) => ({
    path: `${folder}/a.ts`,
    content: `${keyword} { thing } from '${specifier(folder, target)}';\nexport type Same = typeof thing;\n`,
  })),
);

test.each(FOLDER_RULES)('$folder imports what its row allows, and nothing else', ({ folder }) => {
  const mistaken = CASES.filter((each, index) => {
    if (each.folder !== folder) return false;
    const said = findings[index]?.find(({ rule }) => rule === 'no-restricted-imports')?.text;
    return each.allowed ? said !== undefined : said?.includes(each.because) !== true;
  });
  expect(mistaken.map(({ keyword, target }) => `${keyword} of ${target}`)).toEqual([]);
});

test('every folder that a rule is about, or names, is there', () => {
  const named = [
    ...FOLDER_RULES.map(({ folder }) => folder),
    ...TOP_FOLDERS,
    ...LIB_FOLDERS.map((name) => `lib/${name}`),
  ];
  expect(named.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
});

test('every package that a rule names is used by the project', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const declared = Object.keys({ ...dependencies, ...devDependencies });
  // Node is no package, and what is virtual the bundler makes.
  const { node: _, 'emoji data': __, ...installed } = PACKAGES;
  for (const name of Object.values(installed).flat()) {
    if (name === '#imports') continue;
    expect(
      declared.filter((each) => each === name || each.startsWith(`${name}/`)),
      name,
    ).not.toEqual([]);
  }
});

test('every folder with code in it has a row, but for the tests', () => {
  const ruled = FOLDER_RULES.map(({ folder }) => folder);
  const folders = (parent: string) =>
    readdirSync(join(ROOT, parent))
      .filter((name) => !/^(\.|node_modules$|test-results$|test$)/.test(name))
      .map((name) => (parent === '' ? name : `${parent}/${name}`))
      .filter((path) => statSync(join(ROOT, path)).isDirectory());
  // In lib and server each folder has a row of its own.
  const all = folders('').flatMap((name) =>
    name === 'lib' || name === 'server' ? folders(name) : [name],
  );
  const withoutRow = all.filter(
    (name) => !ruled.some((folder) => folder === name || folder.startsWith(`${name}/`)),
  );
  const withCode = withoutRow.filter((name) =>
    readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).some(
      // What others wrote, and what was built of it, is no code of ours.
      (path) => /\.(tsx?|mjs|js)$/.test(path) && !/(^|\/)(deps|_build|node_modules)\//.test(path),
    ),
  );
  expect(withCode).toEqual([]);
});
