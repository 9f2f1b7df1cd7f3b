import { expect, test } from 'vitest';
import { loadEmoji, searchEmoji } from '../../components/emoji/emoji.ts';
import { loadWords } from '../../locales/words.ts';
import { EMOJI_LANGUAGES, trimEmoji, trimLabels } from '../../scripts/bundle/emoji-data.ts';

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

test.each([
  ['de', 'Konfettibombe', '🎉'],
  ['es', 'cañón de confeti', '🎉'],
  ['zh', '拉炮彩带', '🎉'],
  ['zh-TW', '红心', '❤️'],
  ['ar', 'party popper', '🎉'],
])(
  'in %s one is called %s, and found by that, by a part of it, and in English',
  async (language, label, emoji) => {
    const groups = await loadEmoji(language);
    expect(groups.flat().find((one) => one.emoji === emoji)?.label).toBe(label);
    const first = (query: string) => searchEmoji(groups, query, 1)[0]?.emoji;
    expect(first(label.toUpperCase())).toBe(emoji);
    expect(searchEmoji(groups, label.slice(0, -1), 6).map((one) => one.emoji)).toContain(emoji);
    expect(first('tada')).toBe('🎉');
    expect(first('party popper')).toBe('🎉');
  },
);

test('a person gets them in the language of all other words', async () => {
  const called = async () => (await loadEmoji()).flat().find(({ emoji }) => emoji === '🎉')?.label;
  await loadWords(['de-AT', 'en']);
  expect(await called()).toBe('Konfettibombe');
  await loadWords(['en']);
  expect(await called()).toBe('party popper');
});

test('accents may be left out, or typed as two signs', async () => {
  const groups = await loadEmoji('es');
  for (const query of ['corazon rojo', 'corazo\u0301n rojo', 'corazón rojo']) {
    expect(searchEmoji(groups, query, 1)[0]?.emoji).toBe('❤️');
  }
});

test.each(EMOJI_LANGUAGES)(
  'in %s each has a name, and what is fetched of them stays small',
  async (language) => {
    const all = (await loadEmoji(language)).flat();
    expect(all.map(({ emoji }) => emoji)).toEqual(
      (await loadEmoji('en')).flat().map(({ emoji }) => emoji),
    );
    expect(
      trimLabels(language)
        .flatMap((lines) => lines.split('\n'))
        .filter((label) => label === ''),
    ).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(trimLabels(language)))).toBeLessThan(40_000);
  },
);
