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
