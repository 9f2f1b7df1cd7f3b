import {
  FOLDER_RULES,
  IMPORTABLES,
  INSTEAD,
  PACKAGES,
  type FolderRule,
  type Importable,
  type PackageName,
} from './import-table.ts';

/** How an import of `target` looks, seen from a file in `folder`. Folders of lib are flat. */
function specifierOf(target: Importable, folder: string): { group: string[] } | { regex: string } {
  if (target in PACKAGES) return { group: [...PACKAGES[target as PackageName]] };
  const [, inLib = ''] = /^lib\/(.+)$/.exec(target) ?? [];
  if (folder === 'lib') {
    return { regex: inLib === '' ? `^(?:\\./)?\\.\\./${target}/` : `^\\./${inLib}/` };
  }
  if (!folder.startsWith('lib/')) {
    const file = target === 'lib' ? '[^/]+\\.tsx?$' : '';
    return { regex: `^(?:\\./)?(?:\\.\\./)+${target}/${file}` };
  }
  if (target === 'lib') return { regex: '^(?:\\./)?\\.\\./[^/.]+\\.tsx?$' };
  // There is a server beside lib and one in it: how far up says which.
  if (inLib !== '') return { regex: `^(?:\\./)?(?:\\.\\./|(?:\\.\\./)+lib/)${inLib}/` };
  return { regex: `^(?:\\./)?(?:\\.\\./){2,}${target}/` };
}

/** A folder and what lies in it; but `lib` is only the files in lib itself. */
function isItself(target: Importable, folder: string): boolean {
  return target === folder || (target !== 'lib' && folder.startsWith(`${target}/`));
}

function patternsOf(rule: FolderRule) {
  return IMPORTABLES.filter(
    (target) => !rule.may.includes(target) && !isItself(target, rule.folder),
  ).map((target) => ({
    ...specifierOf(target, rule.folder),
    allowTypeImports: rule.mayTypes?.includes(target) ?? false,
    message: `${rule.because} ${INSTEAD[target] ?? `It does not import ${target}: take what you need as an argument.`}`,
  }));
}

/**
 * The table of who may import whom as lint rules: one override a folder. A message says why, and what to
 * do instead: it is read by somebody who has just met the rule for the first time.
 */
export function importRules() {
  return FOLDER_RULES.map((rule) => ({
    files: [rule.folder === 'lib' ? 'lib/*' : `${rule.folder}/**`],
    rules: { 'no-restricted-imports': ['error', { patterns: patternsOf(rule) }] as const },
  }));
}
