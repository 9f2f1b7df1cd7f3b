import {
  FOLDER_RULES,
  IMPORTABLES,
  INSTEAD,
  PACKAGES,
  type FolderRule,
  type Importable,
  type PackageName,
} from './import-table.ts';

/** A package, and what lies in it. */
function regexOf(name: PackageName): string {
  return `^(?:${PACKAGES[name].join('|')})(?:/|$)`;
}

/** Ways whose end does not show: there and back again, or by an alias of WXT's. */
const DETOUR = {
  regex: '[^./]/\\.\\./|/\\./|^(?:@@?|~~?)/',
  message:
    'Say the straight way from this file, as ../room/types.ts: who may import whom is read off it.',
};

/** What is neither relative nor a package that a row may name. Lint takes such a "but" only last, and in globs. */
const OTHERS = [
  '**',
  ...['./**', '../**', '@/**', '@@/**', '~/**', '~~/**'],
  ...Object.values(PACKAGES)
    .flat()
    .flatMap((name) => [name, `${name}/**`]),
].map((glob, index) => (index === 0 ? glob : `!${glob}`));

/** How an import of `target` looks, seen from a file in `folder`. */
function waysTo(target: Importable, folder: string): string {
  if (target in PACKAGES) return regexOf(target as PackageName);
  const [, inLib = ''] = /^lib\/(.+)$/.exec(target) ?? [];
  if (folder === 'lib') {
    return inLib === '' ? `^(?:\\./)?\\.\\./${target}/` : `^(?:\\./|(?:\\./)?\\.\\./lib/)${inLib}/`;
  }
  if (!folder.startsWith('lib/')) {
    const file = target === 'lib' ? '[^/]+\\.tsx?$' : '';
    return `^(?:\\./)?(?:\\.\\./)+${target}/${file}`;
  }
  if (target === 'lib') return '^(?:\\./)?(?:\\.\\./)+[^/.]+\\.tsx?$';
  // There is a server beside lib and one in it: how far up says which.
  const up = inLib === 'server' ? '\\.\\./' : '(?:\\.\\./)+';
  if (inLib !== '') return `^(?:\\./)?(?:${up}|(?:\\.\\./)+lib/)${inLib}/`;
  return `^(?:\\./)?(?:\\.\\./){2,}${target}/`;
}

/** A folder and what lies in it; but `lib` is only the files in lib itself. */
function isItself(target: Importable, folder: string): boolean {
  return target === folder || (target !== 'lib' && folder.startsWith(`${target}/`));
}

function patternsOf(rule: FolderRule) {
  const closed = IMPORTABLES.filter(
    (target) => !rule.may.includes(target) && !isItself(target, rule.folder),
  ).map((target) => ({
    regex: waysTo(target, rule.folder),
    allowTypeImports: rule.mayTypes?.includes(target) ?? false,
    message: `${rule.because} ${INSTEAD[target] ?? `It does not import ${target}: take what you need as an argument.`}`,
  }));
  const others = {
    group: OTHERS,
    message: `${rule.because} A package comes here once its row in scripts/lint/import-table.ts names it.`,
  };
  return [...closed, DETOUR, others];
}

/** For a folder that has no row yet: what belongs to one folder each does not come into a new one unseen. */
const WITHOUT_ROW = (['phoenix', 'react'] as const).map((target) => ({
  regex: regexOf(target),
  message: `A new folder needs a row in scripts/lint/import-table.ts. ${INSTEAD[target]}`,
}));

/**
 * The table of who may import whom as lint rules: one override a folder. A message says why, and what to
 * do instead: it is read by somebody who has just met the rule for the first time.
 */
export function importRules() {
  const restrict = (files: readonly string[], patterns: readonly object[]) => ({
    files: [...files],
    rules: { 'no-restricted-imports': ['error', { patterns }] as const },
  });
  return [
    restrict(['**'], WITHOUT_ROW),
    { files: ['test/**'], rules: { 'no-restricted-imports': 'off' as const } },
    ...FOLDER_RULES.map((rule) =>
      restrict([rule.folder === 'lib' ? 'lib/*' : `${rule.folder}/**`], patternsOf(rule)),
    ),
  ];
}
