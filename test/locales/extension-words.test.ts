import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { browserWords } from '../../lib/background/browser-words.ts';
import { extensionMessages, extensionWords } from '../fakes/extension-words.ts';

const FOLDERS = readdirSync(new URL('../../public/_locales/', import.meta.url)).toSorted();
const MOST = 132; // the Chrome Web Store takes no longer description

test('the browser has our words in five languages', () => {
  expect(FOLDERS).toEqual(['ar', 'de', 'en', 'es', 'zh_CN']);
});

describe.each(FOLDERS)('%s', (folder) => {
  const messages = extensionMessages(folder);
  const words = browserWords(extensionWords(folder));
  const language = messages['language']?.message ?? '';
  const number = new Intl.NumberFormat(language);

  test('says what the extension is, in so many letters as a store takes', () => {
    const description = messages['description']?.message ?? '';
    expect(description.length).toBeGreaterThan(20);
    expect(description.length).toBeLessThanOrEqual(MOST);
    expect(description).toContain('Phoenix');
  });

  test('the badge names the room, and how many', () => {
    expect(words.refused('kitchen')).toContain('kitchen');
    expect(words.reconnecting('kitchen')).toContain('kitchen');
    for (const count of [3, 11, 100, 1_234]) {
      expect(words.unread(count)).toContain(number.format(count));
      expect(words.people(count, 'kitchen')).toContain(number.format(count));
    }
    expect(words.people(2, 'kitchen')).toContain('kitchen');
    expect(words.unread(1_000_000), 'Spanish has a form of its own').not.toBe('');
  });

  test('the badge has a phrase for each plural form, and for no other', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // Millions of people: the form that there is for everything else will do.
    const needed = pluralCategories.filter((form) => folder !== 'es' || form !== 'many');
    for (const name of ['unread', 'people']) {
      const forms = Object.keys(messages).filter((key) => key.startsWith(`${name}_`));
      expect(forms.toSorted()).toEqual(needed.map((form) => `${name}_${form}`).toSorted());
    }
    const said = [0, 1, 2, 3, 11, 100].map((count) =>
      words.people(count, 'kitchen').replace(/\p{N}+/gu, '#'),
    );
    expect(new Set(said).size).toBe(needed.length);
  });

  test('a name or a room keeps its own direction, and no sentence takes it on', () => {
    const apart = '\u2068kitchen\u2069';
    const said = [
      words.refused('kitchen'),
      words.reconnecting('kitchen'),
      words.said('kitchen', 'x'),
    ];
    const counted = [
      words.people(3, 'kitchen'),
      words.news(3, 'kitchen'),
      words.said('x', 'kitchen'),
    ];
    for (const sentence of [...said, ...counted]) expect(sentence).toContain(apart);
  });

  test('no word of it is left in English', () => {
    if (folder === 'en') return;
    const english = extensionMessages('en');
    const same = Object.keys(messages).filter(
      (key) => messages[key]?.message === english[key]?.message,
    );
    expect(same).toEqual([]);
  });
});
