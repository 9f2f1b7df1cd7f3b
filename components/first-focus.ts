const MARK = 'data-first-focus';

/** Props of what has the focus when its surface opens. The mark is for `giveFirstFocus`: React leaves none. */
export function firstFocus(isFirst = false) {
  return isFirst ? { autoFocus: true, [MARK]: true } : {};
}

/**
 * Gives the focus once more where the browser has dropped it. Firefox moves the page of a popup into its
 * panel while it loads: what was focused before that is not focused after it.
 */
export function giveFirstFocus(page: Document): void {
  if (page.activeElement !== page.body) return;
  page.querySelector<HTMLElement>(`[${MARK}]`)?.focus();
}
