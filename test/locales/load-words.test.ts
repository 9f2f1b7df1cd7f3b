// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { d, loadDoctorWords } from '../../locales/doctor-words.ts';
import { labelPage, loadWords, t } from '../../locales/words.ts';

afterEach(async () => {
  await loadWords(['en']);
  await loadDoctorWords(['en']);
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'es-419', 'de'], 'es'],
  [['zh-CN'], 'zh-Hans'],
  [['ar-EG', 'en'], 'ar'],
  [['en-GB', 'de'], 'en'],
  [['fr', 'pt'], 'en'],
  [[], 'en'],
])('somebody who reads %j gets %s, in the doctor too', async (languages, expected) => {
  await loadWords(languages);
  await loadDoctorWords(languages);
  expect(t.language).toBe(expected);
  const retry = new RegExp(t.connection.retry);
  expect(d.problem.token_refused).toMatch(retry);
});

test.each([
  ['de', 'ltr'],
  ['ar', 'rtl'],
])('a page in %s says so to the browser, and runs %s', async (language, direction) => {
  await loadWords([language]);
  labelPage(document, t.options.title);
  expect(document.documentElement.lang).toBe(language);
  expect(document.documentElement.dir).toBe(direction);
  expect(document.title).toBe(t.options.title);
});
