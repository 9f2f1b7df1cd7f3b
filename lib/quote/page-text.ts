import type { Span } from './text-anchor.ts';

/** The text of a page as a person reads it: one space where there are several, none of what is not shown. */
export interface PageText {
  readonly text: string;
  /** The part of the text that a range covers; null where it covers none. */
  spanOf(range: Range): Span | null;
  /** The range of a part of the text. */
  rangeOf(span: Span): Range;
}

/** One text node, and where its text begins in the whole. */
interface Piece {
  readonly node: Text;
  readonly start: number;
  /** The offset in the node of each of its letters in the whole. */
  readonly offsets: readonly number[];
}

const NO_TEXT = 'script,style,noscript,template,textarea,select,option,head';
/** Between two of these words do not run together, though no space is written there. */
const BLOCKS =
  'p,div,li,dt,dd,td,th,h1,h2,h3,h4,h5,h6,pre,blockquote,summary,figcaption,section,article,main,aside,header,footer,nav,body';
const SPACE = /\s/;
/** Beyond this a page is no text but a database: what is further down is not looked at. */
const MOST_LETTERS = 2_000_000;

/** Reads the page once; what changes on it later is not seen. */
export function readPageText(root: Element): PageText {
  const document = root.ownerDocument;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const shown = new Map<Element, boolean>();
  const pieces: Piece[] = [];
  let text = '';
  let lastBlock: Element | null = null;
  for (let node = walker.nextNode(); node && text.length < MOST_LETTERS; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !isShown(parent, shown)) continue;
    const afterSpace = text === '' || text.endsWith(' ');
    const [more, offsets] = squeeze(node.nodeValue ?? '', afterSpace);
    if (more === '') continue;
    const block = parent.closest(BLOCKS);
    if (block !== lastBlock && !afterSpace && !more.startsWith(' ')) text += ' ';
    lastBlock = block;
    pieces.push({ node: node as Text, start: text.length, offsets });
    text += more;
  }

  function placeOf(at: number): { node: Text; offset: number } {
    const piece = pieces.findLast(({ start }) => start <= at);
    if (!piece) throw new RangeError('no such place in the text');
    return { node: piece.node, offset: piece.offsets[at - piece.start] ?? piece.node.length };
  }

  return {
    text,
    spanOf(range) {
      const covered = pieces.filter(({ node }) => range.intersectsNode(node));
      const [first, last] = [covered[0], covered.at(-1)];
      if (!first || !last) return null;
      const from = first.node === range.startContainer ? range.startOffset : 0;
      const to = last.node === range.endContainer ? range.endOffset : last.node.length;
      const start = first.start + before(first.offsets, from);
      const end = last.start + before(last.offsets, to);
      return start < end ? { start, end } : null;
    },
    rangeOf({ start, end }) {
      const range = document.createRange();
      const [from, to] = [placeOf(start), placeOf(end - 1)];
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, Math.min(to.node.length, to.offset + 1));
      return range;
    },
  };
}

/** Letters that stand before this offset of their node. */
function before(offsets: readonly number[], offset: number): number {
  const at = offsets.findIndex((other) => other >= offset);
  return at === -1 ? offsets.length : at;
}

/** The text with one space where there are several, and where in it each letter was. */
function squeeze(raw: string, afterSpace: boolean): [string, number[]] {
  let text = '';
  const offsets: number[] = [];
  let inSpace = afterSpace;
  for (let i = 0; i < raw.length; i++) {
    const letter = raw.charAt(i);
    const isSpace = SPACE.test(letter);
    if (isSpace && inSpace) continue;
    text += isSpace ? ' ' : letter;
    offsets.push(i);
    inSpace = isSpace;
  }
  return [text, offsets];
}

/** What stands in a closed `<details>` counts: it is opened when something is found there. */
function isShown(element: Element, known: Map<Element, boolean>): boolean {
  const asked = known.get(element);
  if (asked !== undefined) return asked;
  const parent = element.parentElement;
  const shown =
    !element.matches(NO_TEXT) &&
    (!parent || isShown(parent, known)) &&
    (element.closest('details:not([open])') !== null || element.checkVisibility?.() !== false);
  known.set(element, shown);
  return shown;
}
