/**
 * Notes what happened, in the extension's own console, for the person who looks for the reason.
 * Never a message's text, a token or a page's address.
 */
export function log(what: string): void {
  console.info(`Roomlight: ${what}`);
}
