export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/**
 * Punctuation of other scripts than that of addresses ends one: who writes without spaces sets nothing else
 * between it and the sentence, and a browser that copies an address writes these as `%…`.
 */
const FOREIGN = '[[\\p{Term}\\p{QMark}\\p{Ps}\\p{Pe}—]--\\p{ASCII}]';
/** Of the web and of nothing else: what comes after can't make another scheme of it. */
const LINK = new RegExp(`https?://[^\\s<>"'\`${FOREIGN}]+`, 'giv');
/** What usually belongs to the sentence and not to the address. */
const TRAILING = '.,;:!?…';
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const HOST = /^https?:\/\/([\p{L}\p{M}\p{N}.-]+)/iu;
/** Scripts whose letters are read by those who write them; together they can look like anything. */
const ONE_SCRIPT = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
  'Hangul',
  'Han',
].map((script) => new RegExp(`^[\\p{Script=${script}}\\p{Script=Inherited}0-9.-]+$`, 'u'));

/**
 * Cuts a message into text and links. Only `http:` and `https:` become links; the address that is
 * opened is the browser's own reading of it, and its host is in sight, as punycode where scripts are mixed.
 */
export function splitLinks(body: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of body.matchAll(LINK)) {
    const text = withoutTrail(match[0]);
    const url = readLink(text);
    if (!url) continue;
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index) });
    parts.push({ kind: 'link', text: shownLink(text, url), href: url.href });
    end = match.index + text.length;
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end) });
  return parts;
}

/** Without the end of the sentence, and without brackets that were opened before the address. */
function withoutTrail(link: string): string {
  const signs = [...link];
  const surplus = new Map(
    Object.entries(OPENERS).map(([closer, opener]) => [
      closer,
      signs.filter((sign) => sign === closer).length -
        signs.filter((sign) => sign === opener).length,
    ]),
  );
  for (;;) {
    const last = signs.at(-1) ?? '';
    const unopened = surplus.get(last) ?? 0;
    if (unopened > 0) surplus.set(last, unopened - 1);
    else if (last === '' || !TRAILING.includes(last)) return signs.join('');
    signs.pop();
  }
}

function readLink(text: string): URL | null {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return null;
  return url;
}

/**
 * An address as its writer wrote it, but for a host that mixes scripts: that one is shown as it is
 * opened, or `https://аpple.com` would pass for another. What can't be seen is shown as it is sent, too.
 */
function shownLink(text: string, url: URL): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text;
  const [start = '', host = ''] = HOST.exec(text) ?? [];
  const rest = text.slice(start.length);
  const isAsOpened = URL.parse(`https://${host}`)?.hostname === url.hostname;
  if (!isAsOpened || !/^(?:$|[:/?#])/.test(rest) || /[\p{C}\p{Z}]/u.test(rest)) return url.href;
  const isPlain = ONE_SCRIPT.some((script) => script.test(host));
  return `${url.protocol}//${isPlain ? host : url.hostname}${rest}`;
}
