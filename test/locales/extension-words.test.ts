import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../public/_locales/', import.meta.url);
const MOST = 132; // the Chrome Web Store takes no longer description

function messages(language: string): Readonly<Record<string, { readonly message: string }>> {
  return JSON.parse(readFileSync(new URL(`${language}/messages.json`, FOLDER), 'utf8'));
}

test('the browser says what the extension is in each of our languages', () => {
  const languages = readdirSync(FOLDER).toSorted();
  expect(languages).toEqual(['ar', 'de', 'en', 'es', 'zh_CN']);
  const said = languages.map((language) => messages(language)['description']?.message ?? '');
  expect(new Set(said).size).toBe(languages.length);
  for (const description of said) {
    expect(description.length).toBeGreaterThan(20);
    expect(description.length).toBeLessThanOrEqual(MOST);
    expect(description).toContain('Phoenix');
  }
});
