/** Emoji that stand alone are pictures: up to so many are shown large. */
const LARGE = 6;
const EMOJI = new RegExp('\\p{RGI_Emoji}', 'gv');
const ONLY_EMOJI = new RegExp('^(?:\\p{RGI_Emoji}|\\s)+$', 'v');
/** Far longer than what is read in passing. */
const FOLDED_LINES = 14;
const FOLDED_UNITS = 900;

/** A message of nothing but a few emoji. */
export function isPicture(body: string): boolean {
  if (body.length > LARGE * 16 || !ONLY_EMOJI.test(body)) return false;
  return (body.match(EMOJI)?.length ?? LARGE + 1) <= LARGE;
}

/** A message that would fill the conversation by itself: its beginning is shown until somebody wants all. */
export function isLong(body: string): boolean {
  return body.length > FOLDED_UNITS || body.split('\n', FOLDED_LINES + 1).length > FOLDED_LINES;
}
