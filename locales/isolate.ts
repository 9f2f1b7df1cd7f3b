/**
 * A name, an address or code within a sentence of another direction: invisible signs keep it as one piece
 * that takes its direction from its first letter (Unicode Bidirectional Algorithm, FSI and PDI).
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** The same for what is always written from left to right, also where it begins with a sign: paths, options. */
export function isolateLtr(text: string): string {
  return `\u2066${text}\u2069`;
}

const TURNED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * The same where a language is written from left to right: only what has letters of the other direction
 * is set apart, since a plain name is copied, compared and searched for as it is.
 */
export function isolateTurned(text: string): string {
  return TURNED.test(text) ? isolate(text) : text;
}

/** A whole sentence in its parts, and which of them are names: those that were handed to it as `isolate` makes them. */
export function isolatedParts(
  sentence: string,
): readonly { readonly text: string; readonly isIsolated: boolean }[] {
  // A catalogue may isolate them once more.
  return sentence
    .split(/\u2068+([^\u2068\u2069]*)\u2069+/)
    .map((text, index) => ({ text, isIsolated: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
