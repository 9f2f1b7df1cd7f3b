import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHROME_ID } from '../../lib/extension-id.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');
const readme = read('README.md');
const guide = read('docs/your-phoenix-server.md');

test('the component in the README is the one that the compiler has seen, in as many lines as it says', () => {
  const component = read('docs/examples/TinyRoom.tsx').trimEnd();
  expect(readme).toContain(component);
  expect(readme).toContain(`a whole component with them is ${component.split('\n').length} lines`);
});

test('so is the one in the guide for Phoenix developers', () => {
  expect(guide).toContain(read('docs/examples/WhoIsHere.tsx').trimEnd());
});

test.each([
  ['README', readme],
  ['guide', guide],
])('the origin to allow in the %s is the extension’s own', (_, text) => {
  expect(text).toContain(`host: "${CHROME_ID}"`);
});

test('every npm script that README and CONTRIBUTING name exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...`${readme}${read('CONTRIBUTING.md')}`.matchAll(/npm run ([a-z]+)/g)];
  expect(named).not.toHaveLength(0);
  for (const [, name = ''] of named) expect(scripts).toHaveProperty(name);
});

/** Folders of the tree in the README; what stands below `lib/` as `lib/room`. */
function foldersInTree(): readonly string[] {
  const [, tree = ''] = /## The tree\n\n```\n(.*?)```/s.exec(readme) ?? [];
  let above = '';
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', folder] = /^( *)([\w/]+)\//.exec(line) ?? [];
    if (folder === undefined) return [];
    if (indent === '') above = folder;
    return indent === '' ? folder : `${above}/${folder}`;
  });
}

test('the tree in the README has every folder, and none that is not there', () => {
  const inTree = foldersInTree();
  const folders = ['', 'lib/'].flatMap((path) =>
    readdirSync(at(path), { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !/^\.|^node_modules$|^test-results$/.test(entry.name),
      )
      .map(({ name }) => path + name),
  );
  const isNamed = (folder: string) =>
    inTree.some((named) => named === folder || named.startsWith(`${folder}/`));
  expect(folders.filter((folder) => !isNamed(folder))).toEqual([]);
  expect(inTree.filter((folder) => !existsSync(at(folder)))).toEqual([]);
});

test.each(['README.md', 'CONTRIBUTING.md'])('every file that %s names is there', (document) => {
  const paths = [...read(document).matchAll(/`([\w-]+(?:\/[\w.-]+)+\/?)`/g)].map(
    ([, path = '']) => path,
  );
  const ours = paths.filter((path) => existsSync(at(path.split('/')[0] ?? '')));
  expect(ours.length).toBeGreaterThan(1);
  expect(ours.filter((path) => !existsSync(at(path)))).toEqual([]);
});

test('no two decisions have one number', () => {
  const numbers = readdirSync(at('docs/decisions')).map((name) => name.slice(0, 3));
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(3, '0')));
});
