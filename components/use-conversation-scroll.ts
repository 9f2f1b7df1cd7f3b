import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** As many messages as are in the document at once: more make every layout and painting slow. */
const WINDOW = 150;
const STEP = 50;
const NEAR_PX = 48;
const FLASH_MS = 1_600; // as long as its animation

interface Options {
  /** What tells the lines of the conversation apart, oldest first. */
  readonly keys: readonly string[];
  readonly hasOlder: boolean;
  readonly onLoadOlder: () => void;
}

export interface ConversationScroll {
  readonly box: RefObject<HTMLDivElement | null>;
  /** The part of the timeline to show. */
  readonly from: number;
  readonly to: number;
  readonly isAtBottom: boolean;
  readonly onScroll: () => void;
  readonly toNewest: () => void;
  /** Brings a line into view and lets it shine for a moment; nothing where it is not here. */
  readonly show: (key: string) => void;
}

/**
 * Where the shown part begins. `newest`: so that it ends with the newest message. While a person reads
 * further up it keeps its beginning instead, or what they read would fall out of it as others talk on.
 */
type Beginning = 'newest' | 'oldest' | { readonly key: string };

/** A line that is held still, and how far it is above the box's lower edge, px. */
interface Held {
  readonly key: string;
  readonly above: number;
}

/**
 * Scrolling of a conversation. The box is laid out from its bottom (`column-reverse`), so the browser
 * keeps the newest message in view by itself, and `scrollTop` counts down from 0. What is left to do:
 * show a window of a long timeline, and hold still what a person reads when lines come in below.
 */
export function useConversationScroll({
  keys,
  hasOlder,
  onLoadOlder,
}: Options): ConversationScroll {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const wanted = useRef<string | null>(null);
  const latestKeys = useRef(keys);
  const [beginning, setBeginning] = useState<Beginning>('newest');
  const [isNearEnd, setNearEnd] = useState(true);
  const from = indexOf(beginning, keys);
  const to = Math.min(keys.length, from + WINDOW);
  const isAtBottom = isNearEnd && to === keys.length;

  // After every render: whatever has changed may have moved the lines.
  useLayoutEffect(() => {
    latestKeys.current = keys;
    const element = box.current;
    if (!element) return;
    if (wanted.current !== null) {
      reveal(element, wanted.current);
      held.current = firstVisible(element);
      wanted.current = null;
    } else if (held.current) holdStill(element, held.current);
  });

  const onScroll = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const begin = (index: number) => setBeginning(beginningAt(index, keys));
    const fromBottom = -element.scrollTop;
    const fromTop = element.scrollHeight - element.clientHeight - fromBottom;
    const isNear = fromBottom < NEAR_PX;
    const atBottom = isNear && to === keys.length;
    setNearEnd(isNear);
    held.current = atBottom ? null : firstVisible(element);
    if (atBottom) setBeginning('newest');
    else if (fromTop < NEAR_PX && from > 0) begin(from - STEP);
    else if (isNear) begin(Math.min(from + STEP, keys.length - WINDOW));
    else begin(from);
    if (fromTop < NEAR_PX && from === 0 && hasOlder) onLoadOlder();
  }, [keys, from, to, hasOlder, onLoadOlder]);

  const toNewest = useCallback(() => {
    held.current = null;
    setBeginning('newest');
    setNearEnd(true);
    if (box.current) box.current.scrollTop = 0;
  }, []);

  const show = useCallback((key: string) => {
    const index = latestKeys.current.indexOf(key);
    if (index === -1) return;
    wanted.current = key;
    // Another object each time, so that there is a render, after which it is there to be shown.
    const first = Math.max(0, Math.min(index - WINDOW / 2, latestKeys.current.length - WINDOW));
    setBeginning({ key: latestKeys.current[first] ?? key });
  }, []);

  return { box, from, to, isAtBottom, onScroll, toNewest, show };
}

function indexOf(beginning: Beginning, keys: readonly string[]): number {
  if (beginning === 'newest') return Math.max(0, keys.length - WINDOW);
  return beginning === 'oldest' ? 0 : Math.max(0, keys.indexOf(beginning.key));
}

/** The oldest is no line: older ones may still come before it. */
function beginningAt(index: number, keys: readonly string[]): Beginning {
  const key = index <= 0 ? undefined : keys[index];
  return key === undefined ? 'oldest' : { key };
}

function firstVisible(box: HTMLElement): Held | null {
  const edge = box.getBoundingClientRect();
  for (const line of box.querySelectorAll<HTMLElement>('[data-key]')) {
    const { top, bottom } = line.getBoundingClientRect();
    if (bottom > edge.top) return { key: line.dataset['key'] ?? '', above: edge.bottom - top };
  }
  return null;
}

function reveal(box: HTMLElement, key: string): void {
  const line = box.querySelector<HTMLElement>(`[data-message="${CSS.escape(key)}"]`);
  if (!line) return;
  line.scrollIntoView?.({ block: 'center' });
  line.focus({ preventScroll: true });
  line.dataset['flash'] = '';
  setTimeout(() => delete line.dataset['flash'], FLASH_MS);
}

function holdStill(box: HTMLElement, { key, above }: Held): void {
  const line = box.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!line) return;
  const edge = box.getBoundingClientRect();
  box.scrollTop += line.getBoundingClientRect().top - (edge.bottom - above);
}
