import { expect, test } from 'vitest';
import { loadEmoji, searchEmoji } from '../../components/emoji/emoji.ts';
import { trimEmoji } from '../../scripts/bundle/emoji-data.ts';

const find = async (query: string) =>
  searchEmoji(await loadEmoji(), query, 6).map(({ emoji }) => emoji);

test('emoji by name: the one that is called so comes first', async () => {
  expect((await find('heart'))[0]).toBe('❤️');
  expect((await find('tada'))[0]).toBe('🎉');
  expect((await find('+1'))[0]).toBe('👍️');
  expect((await find('party popper'))[0]).toBe('🎉');
});

test('emoji by any word of their label', async () => {
  expect(await find('germany')).toContain('🇩🇪');
  expect(await find('no such thing at all')).toEqual([]);
  expect(await find('  ')).toEqual([]);
});

test('all groups are there, each emoji once, with a label and a name', async () => {
  const groups = await loadEmoji();
  expect(groups).toHaveLength(9);
  const all = groups.flat();
  expect(all.length).toBeGreaterThan(1_800);
  expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
  expect(all.filter(({ label, name }) => label === '' || !/^[\w+-]+$/.test(name))).toEqual([]);
});

test('what is fetched of them stays small', () => {
  expect(Buffer.byteLength(JSON.stringify(trimEmoji()))).toBeLessThan(60_000);
});
