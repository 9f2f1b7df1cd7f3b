import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { INNER, INSTEAD, shortened, SOURCES } from '../../scripts/bundle/lean-phoenix.ts';

async function addressWith(params: Record<string, string>): Promise<URL> {
  const module = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(INSTEAD['./ajax'] ?? '')}`
  );
  const { appendParams } = module.default;
  return new URL(appendParams(appendParams('wss://a.example/socket', params), { vsn: '2.0.0' }));
}

test('a socket gets what it was told, and the version', async () => {
  const { searchParams } = await addressWith({ user_id: 'u1', name: 'Ana & Bo +1 é' });
  expect(Object.fromEntries(searchParams)).toEqual({
    user_id: 'u1',
    name: 'Ana & Bo +1 é',
    vsn: '2.0.0',
  });
});

test('a socket that is told nothing gets the version', async () => {
  expect((await addressWith({})).search).toBe('?vsn=2.0.0');
});

const textsIn = (folder: string, pattern: string) =>
  globSync(pattern, { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
const ROOT = new URL('../..', import.meta.url).pathname;
const has = (texts: readonly string[], name: string) =>
  texts.some((text) => new RegExp(`\\b${name}\\b`).test(text));

test('what is shortened is phoenix’ own: its modules have each name, we none, and the short one means nothing else', () => {
  const theirs = textsIn(SOURCES, '*.js');
  const ours = textsIn(join(ROOT, 'lib'), '**/*.ts');
  expect(theirs.length).toBeGreaterThan(5);
  expect(INNER.filter((name) => !has(theirs, name) || has(ours, name))).toEqual([]);
  expect(has(theirs, 'q\\d+')).toBe(false);
  const short = theirs.map(shortened);
  expect(INNER.filter((name) => has(short, name))).toEqual([]);
});
