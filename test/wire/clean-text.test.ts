import { describe, expect, test } from 'vitest';
import { cleanBody, cleanName } from '../../lib/wire/clean-text.ts';
import { codePoints, utf8Bytes } from '../../lib/wire/text-length.ts';

describe('a body', () => {
  test.each([
    ['keeps line breaks of every system as \\n', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['has spaces for tabs', 'a\tb', 'a b'],
    ['loses control characters', 'a\u0000b\u001b[31mc\u0085d\u007f', 'ab[31mcd'],
    ['loses what turns the direction around', 'a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
    ['is in composed form', 'e\u0301', 'é'],
    ['keeps four marks on a letter', `x${'\u0336'.repeat(30)}y`, `x${'\u0336'.repeat(4)}y`],
    ['counts marks across joiners', `x${'\u0336\u200d'.repeat(9)}`, `x${'\u0336\u200d'.repeat(4)}`],
    ['keeps emoji of several parts', '👩🏽‍🚀 🏳️‍🌈', '👩🏽‍🚀 🏳️‍🌈'],
    ['has no lone surrogates', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_, written, shown) => {
    expect(cleanBody(written)).toBe(shown);
  });
});

describe('a name', () => {
  test.each([
    ['is one line without spaces around it', '  Ada \n  Lovelace ', 'Ada Lovelace'],
    ['is at most forty characters', '😀'.repeat(50), '😀'.repeat(40)],
    ['may be in any script', 'عائشة', 'عائشة'],
    ['is none when nothing of it can be seen', ' \u200b\u202e\u0301 ', null],
    ['is none when it is made of letters that nobody sees', '\u3164\u115f\u1160\uffa0\u2800', null],
    ['is none when empty', '', null],
  ])('%s', (_, written, shown) => {
    expect(cleanName(written)).toBe(shown);
  });
});

test('length is counted in code points, and in bytes as sent', () => {
  expect(codePoints('a😀é')).toBe(3);
  expect(codePoints('\ud83d')).toBe(1);
  expect(utf8Bytes('a😀é')).toBe(7);
});
