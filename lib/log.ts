/** A person who reports something copies these; older ones are of no use to them. */
const KEPT_LINES = 200;
/** Errors of the browser name the page they are about. */
const ADDRESS = /\b[a-z-]+:\/\/[^\s"')]+/gi;

const lines: string[] = [];

/**
 * Notes what happened, in the extension's own console, for the person who looks for the reason.
 * Never a message's text, a token or a page's address.
 */
export function log(what: string): void {
  const line = what.replace(ADDRESS, '(address)');
  lines.push(`${new Date().toISOString()} ${line}`);
  if (lines.length > KEPT_LINES) lines.shift();
  console.info(`Roomlight: ${line}`);
}

/** Forgets what was noted, as when the person has erased everything. */
export function clearLog(): void {
  lines.length = 0;
}

/** What was noted since this part of the extension started, oldest first. */
export function recentLog(): readonly string[] {
  return [...lines];
}
