import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = globSync('{components,entrypoints}/**/*.css', { cwd: ROOT });

const PHYSICAL =
  /^\s*(?:(?:margin|padding|border|inset)-(?:left|right)\b|(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right))/;

test('styles say start and end, not left and right, so that Arabic has its mirror', () => {
  expect(FILES.length).toBeGreaterThan(15);
  const found = FILES.flatMap((path) =>
    readFileSync(`${ROOT}/${path}`, 'utf8')
      .split('\n')
      .filter((line) => PHYSICAL.test(line) || hasTwoSides(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

/** Top, right, bottom, left in one, with the right another than the left. */
function hasTwoSides(line: string): boolean {
  const [, values = ''] = /^\s*(?:margin|padding|inset)\s*:\s*([^;]+);/.exec(line) ?? [];
  const [, right, , left] = values.split(/\s+(?![^(]*\))/);
  return left !== undefined && left !== right;
}
