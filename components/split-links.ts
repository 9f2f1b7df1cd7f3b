export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const LINK = /https?:\/\/[^\s<>"'`]+/gi;
/** What usually belongs to the sentence and not to the address. */
const TRAILING = /[.,;:!?…]+$/;

/**
 * Cuts a message into text and links. Only `http:` and `https:` become links; the address that is
 * opened is the browser's own reading of it, so the host is punycode where scripts are mixed.
 */
export function splitLinks(body: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of body.matchAll(LINK)) {
    const text = withoutTrail(match[0]);
    const href = readLink(text);
    if (href === null) continue;
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index) });
    parts.push({ kind: 'link', text: shownLink(text, href), href });
    end = match.index + text.length;
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end) });
  return parts;
}

function withoutTrail(link: string): string {
  const bare = link.replace(TRAILING, '');
  const isUnopened = bare.endsWith(')') && !bare.includes('(');
  return isUnopened ? withoutTrail(bare.slice(0, -1)) : bare;
}

function readLink(text: string): string | null {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return null;
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** An address in other letters is shown as it is opened: `https://аpple.com` must not pass for another. */
function shownLink(text: string, href: string): string {
  const isPlain = /^[\x21-\x7e]*$/.test(text);
  return isPlain ? text : href;
}
