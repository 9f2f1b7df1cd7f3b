import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHROME_ID } from '../../lib/extension-id.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
const guide = read('docs/your-phoenix-server.md');

test('the component in the README is the one that the compiler has seen', () => {
  expect(readme).toContain(read('docs/examples/TinyRoom.tsx').trimEnd());
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
