// These run in a page, so they must not use anything outside themselves. Each tells what is wrong with it.

/** What would move although the person asked for less of that. */
export function findMoving(): string[] {
  const slow = [...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, scrollBehavior } = getComputedStyle(element);
    return /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
  });
  const running = document.getAnimations().map((animation) => `animation ${animation.id}`);
  return [...slow.map((element) => `${element.localName}.${element.className}`), ...running];
}

/** What is cut off, or sticks out to a side, in a story that is so wide, CSS px. */
export function findCut(width: number): string[] {
  const story = document.querySelector<HTMLElement>('.story');
  if (!story) return ['There is no story.'];
  story.style.width = `${Math.min(width, Number.parseInt(story.style.width, 10))}px`;
  const isCut = (element: Element) => {
    const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
    const { left, right, width: wide } = element.getBoundingClientRect();
    // For screen readers only.
    if (clipPath !== 'none' || wide <= 1) return false;
    // In what ends in dots it goes on unseen.
    const around = element.parentElement;
    if (around && getComputedStyle(around).textOverflow === 'ellipsis') return false;
    const layer = (element.closest('dialog, [popover]') ?? story).getBoundingClientRect();
    if (left < layer.left - 1 || right > layer.right + 1) return true;
    // Dots at the end of a long name are meant.
    const isMeant = textOverflow === 'ellipsis' || overflowX === 'visible';
    return !isMeant && element.scrollWidth > element.clientWidth + 1;
  };
  const cut = [...story.querySelectorAll('*')].filter(
    // A line to paste scrolls in its box, and what is typed in its field.
    (element) => !element.closest('svg, pre, input, textarea, [hidden]') && isCut(element),
  );
  const sideways = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls'] : [];
  return [
    ...sideways,
    ...cut.map(
      (element) =>
        `${element.localName}.${element.className} ${(element.textContent ?? '').slice(0, 40)}`,
    ),
  ];
}

/**
 * What is told from what is around it by colour or shadow alone, by number in the document: small things
 * without words, and layers over others. Forced colours know neither.
 */
export function findSigns(): number[] {
  const isClear = (colour: string) => colour.endsWith(', 0)');
  const hasEdge = (style: CSSStyleDeclaration) =>
    style.boxShadow !== 'none' ||
    style.outlineStyle !== 'none' ||
    (Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none');
  const groundOf = (element: Element | null): string => {
    const { backgroundColor } = getComputedStyle(element ?? document.body);
    return element && isClear(backgroundColor) ? groundOf(element.parentElement) : backgroundColor;
  };
  const isSeen = (style: CSSStyleDeclaration, ground: string) =>
    hasEdge(style) || (!isClear(style.backgroundColor) && style.backgroundColor !== ground);
  const isSmall = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.textContent === '' && Math.min(width, height) > 2 && width <= 24 && height <= 24;
  };
  return [...document.querySelectorAll('.story *')].flatMap((element, at) => {
    if (element.closest('svg')) return [];
    const own = getComputedStyle(element);
    const parts = ['::before', '::after'].map((part) => getComputedStyle(element, part));
    const isSign =
      isSmall(element) &&
      (isSeen(own, groundOf(element.parentElement)) ||
        parts.some((part) => part.content !== 'none' && isSeen(part, groundOf(element))));
    return isSign || hasEdge(own) ? [at] : [];
  });
}

/** Elements by their number in the document, in words. */
export function describeElements(numbers: readonly number[]): string[] {
  const elements = [...document.querySelectorAll('.story *')];
  return numbers.map((at) => `${elements[at]?.localName}.${elements[at]?.className}`);
}

/** What is pressed, chosen or current, and looks just as if it were not. */
export function findSameInEachState(): string[] {
  const SHOWN = [
    'backgroundColor',
    'borderTopColor',
    'borderBottomColor',
    'borderInlineStartColor',
    'borderInlineStartWidth',
    'outlineStyle',
    'color',
    'fontWeight',
    'textDecorationLine',
    'insetInlineStart',
    'visibility',
    'display',
  ] as const;
  const lookOf = (element: Element) =>
    [element, ...element.querySelectorAll('*')].map((one) =>
      ['', '::before', '::after'].map((part) => {
        const style = getComputedStyle(one, part || null);
        return SHOWN.map((name) => style[name]);
      }),
    );
  const isSame = (element: Element, turn: (on: boolean) => void) => {
    const on = JSON.stringify(lookOf(element));
    turn(false);
    const off = JSON.stringify(lookOf(element));
    turn(true);
    return on === off;
  };
  const byAttribute = [
    ...document.querySelectorAll(
      '[aria-pressed=true], [aria-selected=true], [aria-current]:not([aria-current=false])',
    ),
  ].filter((element) => {
    const name = ['aria-pressed', 'aria-selected', 'aria-current'].find((one) =>
      element.hasAttribute(one),
    );
    const value = name !== undefined && element.getAttribute(name);
    if (name === undefined || typeof value !== 'string') return false;
    return isSame(element, (on) => {
      if (on) element.setAttribute(name, value);
      else element.removeAttribute(name);
    });
  });
  // What the browser draws by itself it also draws in colours that are forced.
  const byBox = [...document.querySelectorAll<HTMLInputElement>('input:checked')].filter(
    (box) =>
      getComputedStyle(box).appearance === 'none' && isSame(box, (on) => void (box.checked = on)),
  );
  return [...byAttribute, ...byBox].map(
    (element) =>
      `${element.localName}.${element.className} ${(element.textContent ?? '').slice(0, 40)}`,
  );
}
