/** Which page an address stands for, so that two people on one page are on one page. Pure. */

/** Why a page is never named to anybody, not even as a hash. */
export type UnsharedReason =
  /** `file:`, a page of the browser or of an extension: only http(s) pages are the same for two people. */
  | 'no_web_page'
  /** This machine, or an address that means another machine in each network. */
  | 'own_network'
  /** Sign-in, banking, health, webmail: that somebody is there is already too much to tell. */
  | 'sensitive';

export type CanonicalUrl =
  | { readonly ok: true; readonly url: string; readonly host: string }
  | { readonly ok: false; readonly why: UnsharedReason };

/** Parameters that name the page itself, by host. All other queries are left out. */
const NAMING_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  'news.ycombinator.com': ['id'],
  'www.youtube.com': ['v', 'list'],
  'm.youtube.com': ['v', 'list'],
};

/** Hosts, and their subdomains; the last two are networks whose people do not want to be seen there. */
const SENSITIVE_HOSTS: readonly string[] = [
  'appleid.apple.com',
  'fastmail.com',
  'gmx.net',
  'healthcare.gov',
  'icloud.com',
  'mail.ru',
  'nhs.uk',
  'okta.com',
  'outlook.com',
  'paypal.com',
  'proton.me',
  'protonmail.com',
  'revolut.com',
  'tutanota.com',
  'web.de',
  'wise.com',
  'onion',
  'i2p',
];

/** A part of a host's name, between dots or dashes, that says what it is for. */
const SENSITIVE_LABEL =
  /(?:^|[.-])(?:accounts?|auth|e?banking|banks?|banque|banco|clinic|health|hospital|id|idp|klinik|login|mail|mychart|oauth|outlook|owa|patients?|signin|sparkasse|sso|volksbank|webmail)(?=[.-])/;
/** `bankofamerica.com`, `commerzbank.de`, `mybank.example`. */
const BANK_NAME = /(?:^|\.)(?:bank[a-z]+|[a-z]+bank)\./;
const SENSITIVE_PATH =
  /\/(?:(?:wp-)?log[-_]?in|sign[-_]?in|log[-_]?on|oauth2?|sso|saml|(?:reset[-_])?password|webmail)(?:[/.]|$)/i;

/**
 * Reads a page's address down to what names the page: scheme, host and path, without fragment, user,
 * query and a slash at the end. A query stays only where it names the page.
 */
export function canonicalUrl(address: string): CanonicalUrl {
  const page = URL.canParse(address) ? new URL(address) : null;
  if (!page || !/^https?:$/.test(page.protocol)) return { ok: false, why: 'no_web_page' };
  const host = page.hostname.replace(/\.+$/, '');
  if (isOwnNetwork(host)) return { ok: false, why: 'own_network' };
  if (isSensitive(host, page.pathname)) return { ok: false, why: 'sensitive' };
  const port = page.port === '' ? '' : `:${page.port}`;
  const path = page.pathname.replace(/\/+$/, '');
  const url = `${page.protocol}//${host}${port}${path}${namingQuery(host, page.searchParams)}`;
  return { ok: true, url, host: `${host}${port}` };
}

function namingQuery(host: string, given: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of NAMING_PARAMETERS[host] ?? []) {
    const value = given.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size === 0 ? '' : `?${kept}`;
}

function isSensitive(host: string, path: string): boolean {
  return (
    SENSITIVE_HOSTS.some((known) => host === known || host.endsWith(`.${known}`)) ||
    SENSITIVE_LABEL.test(host) ||
    BANK_NAME.test(host) ||
    SENSITIVE_PATH.test(path)
  );
}

/** Loopback, link-local and private addresses, and names that only one network knows. */
function isOwnNetwork(host: string): boolean {
  if (host.startsWith('[')) return isOwnIpv6(host.slice(1, -1));
  const ipv4 = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (ipv4) return isOwnIpv4(Number(ipv4[1]), Number(ipv4[2]));
  return (
    !host.includes('.') ||
    /\.(?:localhost|localdomain|local|internal|intranet|private|lan|home|corp|test|arpa)$/.test(
      host,
    )
  );
}

/** RFC 1918, 2544, 3927, 6598, "this host" of RFC 1122, and what is no single machine, by the first two bytes. */
function isOwnIpv4(first: number, second: number): boolean {
  if (first === 0 || first === 10 || first === 127 || first >= 224) return true;
  if (first === 198) return second === 18 || second === 19;
  if (first === 100) return second >= 64 && second <= 127;
  if (first === 172) return second >= 16 && second <= 31;
  return (first === 192 && second === 168) || (first === 169 && second === 254);
}

/** Loopback, unique local (RFC 4193), link- and site-local, multicast, and IPv4 in IPv6 of whatever kind. */
function isOwnIpv6(address: string): boolean {
  return /^(?:::|f[cd]|fe[89a-f]|ff|64:ff9b:|2002:)/.test(address);
}
