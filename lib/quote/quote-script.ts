import type { Quote } from '../room/types.ts';
import { readPageText } from './page-text.ts';
import { anchorOf, findAnchor } from './text-anchor.ts';

/** What our script can do in a page, when a person asks for it. The page itself does not see it. */
export interface QuoteScript {
  /** What the person has selected; null where that is nothing. */
  take(): Quote | null;
  /** Scrolls to the quote and marks it as `name`, for a while. False where it is not on this page. */
  find(quote: Quote, name: string): boolean;
}

/** Long enough to find it with one's eyes after the page has scrolled. */
const MARKED_MS = 8_000;

/** For the page of this document. */
export function createQuoteScript(document: Document): QuoteScript {
  return {
    take() {
      const selection = document.getSelection();
      if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
      const page = readPageText(document.body);
      const span = page.spanOf(selection.getRangeAt(0));
      return span && anchorOf(page.text, span);
    },
    find(quote, name) {
      const page = readPageText(document.body);
      const span = findAnchor(page.text, quote);
      if (!span) return false;
      const range = page.rangeOf(span);
      scrollTo(range);
      mark(range, name);
      return true;
    },
  };
}

function scrollTo(range: Range): void {
  const element = range.startContainer.parentElement;
  for (let box = element?.closest('details'); box; box = box.parentElement?.closest('details')) {
    box.open = true;
  }
  for (let box = element; box && box !== document.scrollingElement; box = box.parentElement) {
    if (clips(box))
      box.scrollBy({ ...wayTo(range, box.getBoundingClientRect()), behavior: 'instant' });
  }
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({
    ...wayTo(range, new DOMRect(0, 0, innerWidth, innerHeight)),
    behavior: isCalm ? 'instant' : 'smooth',
  });
}

/** It shows a part of what is in it: whoever is to see another part has to scroll it. */
function clips(box: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(box);
  return overflowX !== 'visible' || overflowY !== 'visible';
}

/**
 * How far to scroll for the words to stand in the middle of what a box shows; to the side only where they are
 * out of it. An element can be longer than the window: that it is in view says nothing of its words.
 */
function wayTo(range: Range, view: DOMRect): { readonly top: number; readonly left: number } {
  const words = range.getBoundingClientRect();
  const isBeside = words.left < view.left || words.right > view.right;
  return {
    top: (words.top + words.bottom - view.top - view.bottom) / 2,
    left: isBeside ? (words.left + words.right - view.left - view.right) / 2 : 0,
  };
}

/** A mark of CSS' own: no element of the page is touched. How it looks is put in from outside. */
function mark(range: Range, name: string): void {
  CSS.highlights.set(name, new Highlight(range));
  setTimeout(() => CSS.highlights.delete(name), MARKED_MS);
}
