import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const sources = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join(ROOT, folder, file));

/** Files that a file imports, and what those import. */
function reachedFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:from|import\()\s*'(\.[^']+\.tsx?)'/g,
  )) {
    reachedFrom(join(file, '..', path), seen);
  }
  return seen;
}

test('every component is in a story', () => {
  const shown = reachedFrom(join(ROOT, 'test/gallery/stories.tsx'));
  expect(sources('components').filter((file) => !shown.has(file))).toEqual([]);
});
