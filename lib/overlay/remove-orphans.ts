/** How a content script looks behind a closed root: each browser has its own way. */
interface ShadowRootReader {
  readonly chrome?: {
    readonly dom?: { readonly openOrClosedShadowRoot: (element: Element) => ShadowRoot | null };
  };
}

/**
 * Takes away what an earlier version of the extension left in this document. Firefox ends its scripts
 * with it, so that none is left to do it; in Chromium it would take them a moment.
 */
export function removeOrphans(frameUrl: string): void {
  const { origin } = new URL(frameUrl);
  for (const element of [...document.documentElement.children]) {
    const isOurs =
      element.localName.includes('-') &&
      shadowRootOf(element)?.querySelector('iframe')?.src.startsWith(`${origin}/`);
    if (isOurs) element.remove();
  }
}

function shadowRootOf(element: Element): ShadowRoot | null | undefined {
  if ('openOrClosedShadowRoot' in element) {
    return (element as { readonly openOrClosedShadowRoot: ShadowRoot | null })
      .openOrClosedShadowRoot;
  }
  const { chrome } = globalThis as ShadowRootReader;
  return element instanceof HTMLElement ? chrome?.dom?.openOrClosedShadowRoot(element) : null;
}
