// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { readPageText } from '../../lib/quote/page-text.ts';
import { createQuoteScript } from '../../lib/quote/quote-script.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <h1>The   lamp</h1>
    <style>h1 { color: red }</style><script>var hidden = 'words';</script>
    <p>It is <b>lit</b>
       at sunset.</p>
    <details><summary>More</summary><p>Nobody comes.</p></details>
    <textarea>a secret</textarea>`;
});

const page = () => readPageText(document.body);

function select(from: string, to: string): Range {
  const text = page();
  const start = text.text.indexOf(from);
  const range = text.rangeOf({ start, end: text.text.indexOf(to, start) + to.length });
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  return range;
}

describe('the text of a page', () => {
  test('is what a person reads, with one space where there are several', () => {
    expect(page().text.trim()).toBe('The lamp It is lit at sunset. More Nobody comes.');
  });

  test('leads back to the page, across elements', () => {
    expect(select('is lit', 'sunset').toString()).toMatch(/^is lit\s+at sunset$/);
  });

  test('knows which part of it a range covers', () => {
    const range = select('is lit', 'sunset');
    const { text, spanOf } = page();
    const span = spanOf(range);
    expect(span && text.slice(span.start, span.end)).toBe('is lit at sunset');
  });

  test('knows a range that begins and ends at elements', () => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('p') ?? document.body);
    const { text, spanOf } = page();
    const span = spanOf(range);
    expect(span && text.slice(span.start, span.end).trim()).toBe('It is lit at sunset.');
  });

  test('has nothing of a range without text', () => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('textarea') ?? document.body);
    expect(page().spanOf(range)).toBeNull();
  });
});

describe('pointing at something', () => {
  test('takes what is selected, with what stands around it', () => {
    select('lit', 'sunset');
    expect(createQuoteScript(document).take()).toEqual({
      exact: 'lit at sunset',
      prefix: 'The lamp It is ',
      suffix: '. More Nobody comes. ',
    });
  });

  test('takes nothing where nothing is selected', () => {
    document.getSelection()?.removeAllRanges();
    expect(createQuoteScript(document).take()).toBeNull();
  });

  test('says that a quote is not on this page', () => {
    const quote = { exact: 'somebody else’s words', prefix: '', suffix: '' };
    expect(createQuoteScript(document).find(quote, 'mark')).toBe(false);
  });
});
