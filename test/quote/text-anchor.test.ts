import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf, findAnchor } from '../../lib/quote/text-anchor.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import { codePoints } from '../../lib/wire/text-length.ts';

const TEXT =
  'The lamp is lit at sunset. Nobody comes. The lamp is lit at sunset. Somebody comes, and the keeper writes it down.';

const spanOf = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};

describe('what names a place in a text', () => {
  test('is its words, and what stands around them', () => {
    expect(anchorOf(TEXT, spanOf(TEXT, 'Nobody comes'))).toEqual({
      exact: 'Nobody comes',
      prefix: 'The lamp is lit at sunset. ',
      suffix: '. The lamp is lit at sunset. Som',
    });
  });

  test('does not begin or end with a space', () => {
    expect(anchorOf(TEXT, spanOf(TEXT, ' Nobody comes. '))?.exact).toBe('Nobody comes.');
    expect(anchorOf('a   b', { start: 1, end: 4 })).toBeNull();
  });

  test('is as long as a message may carry, and no letter is cut in two', () => {
    const text = '😀'.repeat(2_000);
    const quote = anchorOf(text, { start: 1_000, end: 3_000 });
    expect(quote?.exact).toBe('😀'.repeat(LIMITS.quote));
    expect(quote?.prefix).toBe('😀'.repeat(LIMITS.quoteSide));
    expect(codePoints(quote?.suffix ?? '')).toBe(LIMITS.quoteSide);
  });
});

describe('a quote is found again', () => {
  test('of two equal places by what stands around them', () => {
    const second = spanOf(TEXT, 'The lamp is lit', 10);
    const quote = anchorOf(TEXT, second);
    expect(quote && findAnchor(TEXT, quote)).toEqual(second);
  });

  test('where something was written before it', () => {
    const quote = anchorOf(TEXT, spanOf(TEXT, 'Nobody comes'));
    const later = `A new beginning. ${TEXT}`;
    expect(quote && findAnchor(later, quote)).toEqual(spanOf(later, 'Nobody comes'));
  });

  test('where some of its words were changed since', () => {
    const quote = anchorOf(TEXT, spanOf(TEXT, 'the keeper writes it down'));
    const later = TEXT.replace('the keeper writes', 'the old keeper wrote');
    const found = quote && findAnchor(later, quote);
    expect(found && later.slice(found.start, found.end)).toContain('keeper wrote it down');
  });

  test.each([
    ['elsewhere', 'Another page, about something else altogether, with a lamp in it.'],
    ['in an empty page', ''],
  ])('not %s', (_, text) => {
    const quote = anchorOf(TEXT, spanOf(TEXT, 'the keeper writes it down'));
    expect(quote && findAnchor(text, quote)).toBeNull();
  });

  test('not by a short word that is only nearly there', () => {
    expect(findAnchor('lamb', { exact: 'lamp', prefix: '', suffix: '' })).toBeNull();
  });

  test('wherever it was taken from', () => {
    const words = fc.array(fc.constantFrom('lamp', 'light', 'sea', 'é', '😀', 'a'), {
      minLength: 5,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const text = list.join(' ');
        const [start = 0, end = 0] = [a % text.length, b % text.length].sort((x, y) => x - y);
        const quote = anchorOf(text, { start, end });
        if (!quote) return;
        const found = findAnchor(text, quote);
        expect(found && text.slice(found.start, found.end)).toBe(quote.exact);
      }),
    );
  });
});
