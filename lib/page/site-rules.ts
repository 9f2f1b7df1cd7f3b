/** Where a person wants the overlay, and where no extension may put one. Pure: addresses in, words out. */

/** As the person set it. The same shape crosses the port. */
export interface SiteRules {
  readonly mode: 'click' | 'sites' | 'everywhere';
  /** Match patterns, for mode `sites`. */
  readonly sites: readonly string[];
  readonly hiddenHosts: readonly string[];
  readonly paused: boolean;
}

/** Every page on the web: what mode `everywhere` asks permission for. */
const EVERYWHERE: readonly string[] = ['https://*/*', 'http://*/*'];

/** Both browsers keep extensions out of the sites where extensions are installed from. */
const STORES: readonly RegExp[] = [
  /^https:\/\/chromewebstore\.google\.com\//,
  /^https:\/\/chrome\.google\.com\/webstore\b/,
  /^https:\/\/microsoftedge\.microsoft\.com\/addons\b/,
  /^https:\/\/addons\.mozilla\.org\//,
];

/** Whether extensions may act on this page at all: a web page, and no store. */
export function isOpenToExtensions(url: string): boolean {
  return /^https?:\/\//.test(url) && !STORES.some((store) => store.test(url));
}

/** An address read, or null where it is none. */
function read(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** `example.org` of any address there; null where there is none, as in `about:blank`. Without port. */
function hostOf(url: string): string | null {
  const host = read(url)?.hostname ?? '';
  return host === '' ? null : host;
}

/** Scheme, host and port; null where there is none. */
export function originOf(url: string): string | null {
  const origin = read(url)?.origin ?? 'null';
  return origin === 'null' ? null : origin;
}

const PATTERN = /^(https?|\*):\/\/(\*|(?:\*\.)?[^*/:]+)(?::(\d+|\*))?\/\*$/;

/** Whether a page is within a match pattern for whole sites, such as `https://*.example.org/*`. */
export function matchesSite(pattern: string, url: string): boolean {
  const [, scheme, host, port] = PATTERN.exec(pattern) ?? [];
  const page = read(url);
  if (scheme === undefined || host === undefined || !page) return false;
  const schemes = scheme === '*' ? ['http:', 'https:'] : [`${scheme}:`];
  if (!schemes.includes(page.protocol)) return false;
  if (port !== undefined && port !== '*' && port !== page.port) return false;
  if (host === '*' || host === page.hostname) return true;
  const parent = host.startsWith('*.') ? host.slice(2) : null;
  return parent !== null && (page.hostname === parent || page.hostname.endsWith(`.${parent}`));
}

/** What the rules say about a page, leaving aside what the person asked for on one tab. */
export function siteWish(
  rules: SiteRules,
  url: string,
): 'wanted' | 'not_asked' | 'hidden_on_site' | 'paused' {
  if (rules.paused) return 'paused';
  if (rules.hiddenHosts.includes(hostOf(url) ?? '')) return 'hidden_on_site';
  return sitePatterns(rules).some((pattern) => matchesSite(pattern, url)) ? 'wanted' : 'not_asked';
}

/** The match patterns of pages where the overlay shows without a click. */
export function sitePatterns(rules: SiteRules): readonly string[] {
  if (rules.mode === 'everywhere') return EVERYWHERE;
  return rules.mode === 'sites' ? rules.sites : [];
}

/** The rules after "hide on this site". */
export function hideOnSite<R extends SiteRules>(rules: R, url: string): R {
  const host = hostOf(url);
  if (host === null || rules.hiddenHosts.includes(host)) return rules;
  return { ...rules, hiddenHosts: [...rules.hiddenHosts, host] };
}

/** The rules after "show" on a page: neither paused nor hidden there. */
export function showOnSite<R extends SiteRules>(rules: R, url: string): R {
  const host = hostOf(url);
  const hiddenHosts = rules.hiddenHosts.filter((hidden) => hidden !== host);
  if (!rules.paused && hiddenHosts.length === rules.hiddenHosts.length) return rules;
  return { ...rules, paused: false, hiddenHosts };
}
