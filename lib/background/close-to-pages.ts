/** Not in the polyfill's types, and not in Firefox. */
interface Closable {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Keeps a storage area from content scripts, which have no business there: a page that ever got hold of ours
 * would find the keys by which servers know us. Where a browser can't do that, there is nothing to be done.
 */
export function closeToPages(area: object, onError: (error: unknown) => void): void {
  (area as Closable).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(onError);
}
