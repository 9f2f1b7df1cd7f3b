const SIGNS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The beginning of a text, and `…` where it goes on: at most so many signs as people count them. An emoji
 * or a letter with its marks is there whole or not at all.
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let count = 0;
  for (const { index } of SIGNS.segment(text)) {
    if (count === most) return `${text.slice(0, index).trimEnd()}…`;
    count += 1;
  }
  return text;
}
