import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** As many messages as are in the document at once: more make every layout slow. */
const WINDOW = 300;
const STEP = 100;
const NEAR_PX = 48;

interface Options {
  readonly count: number;
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
}

/**
 * Scrolling of a conversation. The box is laid out from its bottom (`column-reverse`), so the browser
 * keeps the newest message in view by itself, and `scrollTop` counts down from 0. What is left to do:
 * show a window of a long timeline, and hold still what a person reads when lines come in below.
 */
export function useConversationScroll({
  count,
  hasOlder,
  onLoadOlder,
}: Options): ConversationScroll {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<{ key: string; top: number } | null>(null);
  const [below, setBelow] = useState(0);
  const [isAtBottom, setAtBottom] = useState(true);
  const to = Math.max(0, count - below);
  const from = Math.max(0, to - WINDOW);

  // After every render: whatever has changed may have moved the lines.
  useLayoutEffect(() => {
    if (box.current && held.current) holdStill(box.current, held.current);
  });

  const onScroll = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const fromBottom = -element.scrollTop;
    const fromTop = element.scrollHeight - element.clientHeight - fromBottom;
    const atBottom = fromBottom < NEAR_PX && below === 0;
    setAtBottom(atBottom);
    held.current = atBottom ? null : firstVisible(element);
    if (fromTop < NEAR_PX && from > 0) setBelow(below + Math.min(STEP, from));
    else if (fromTop < NEAR_PX && hasOlder) onLoadOlder();
    else if (fromBottom < NEAR_PX && below > 0) setBelow(Math.max(0, below - STEP));
  }, [below, from, hasOlder, onLoadOlder]);

  const toNewest = useCallback(() => {
    held.current = null;
    setBelow(0);
    setAtBottom(true);
    if (box.current) box.current.scrollTop = 0;
  }, []);

  return { box, from, to, isAtBottom, onScroll, toNewest };
}

function firstVisible(box: HTMLElement): { key: string; top: number } | null {
  const edge = box.getBoundingClientRect().top;
  for (const line of box.querySelectorAll<HTMLElement>('[data-key]')) {
    const { top, bottom } = line.getBoundingClientRect();
    if (bottom > edge) return { key: line.dataset['key'] ?? '', top };
  }
  return null;
}

function holdStill(box: HTMLElement, { key, top }: { key: string; top: number }): void {
  const line = box.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (line) box.scrollTop += line.getBoundingClientRect().top - top;
}
