import { LIMITS } from './limits.ts';
import { codePoints } from './text-length.ts';

/** More than this many marks on one letter are no writing system but an attempt to paint over others. */
const MARKS_PER_GRAPHEME = 4;

/** Far above any name: what a hostile server may make us look at. */
const INPUT_UNITS = 1024;
/** Fillers of Hangul and the empty Braille cell count as letters and signs, and nobody sees them. */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Most of what is written: nothing in it can do harm, and ten thousand names take a third of the time. */
const HARMLESS = /^[ -~\n]*$/;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** What turns the direction of the text around it, so that a line reads other than it is. */
const BIDI_CONTROLS = /[\u061c\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Marks of one letter; joiners do not end it. */
const MARKS = /[\p{M}\u200c\u200d]{5,}/gu;
const MARK = /\p{M}/u;

/**
 * What others wrote, as it may be shown: no control characters but `\n`, no direction controls, NFC,
 * at most four combining marks on a letter. Does not shorten: check the length as well.
 */
export function cleanBody(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC')
    .replace(MARKS, fewerMarks);
}

/** A name as it may be shown: one line of at most 40 code points. Null when nothing visible is left. */
export function cleanName(text: string): string | null {
  const line = cleanBody(text.slice(0, INPUT_UNITS)).replace(/\s+/g, ' ').trim();
  if (!VISIBLE.test(line)) return null;
  return codePoints(line) > LIMITS.name ? shorten(line) : line;
}

function fewerMarks(run: string): string {
  let marks = 0;
  return [...run]
    .filter((char) => !MARK.test(char) || ++marks <= MARKS_PER_GRAPHEME)
    .slice(0, 2 * MARKS_PER_GRAPHEME)
    .join('');
}

function shorten(line: string): string {
  return [...line].slice(0, LIMITS.name).join('').trimEnd();
}
