/** What to look for: a CSS selector, or a role with its accessible name. */
export type Target = string | { readonly role: string; readonly name?: string | RegExp };

/** A target as it travels into the page. */
export type Query =
  | { readonly css: string }
  | {
      readonly role: string;
      readonly name:
        | { readonly exact: string }
        | { readonly source: string; readonly flags: string }
        | null;
    };

export interface Found {
  /** As it is rendered, white space folded. */
  readonly text: string;
  readonly name: string;
  /** Of a field; null for the rest. */
  readonly value: string | null;
  readonly visible: boolean;
  readonly enabled: boolean;
  /** Its middle can be clicked at: false while the window is still growing to its content. */
  readonly inView: boolean;
  /** Middle, in CSS px of the document's own window. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function toQuery(target: Target): Query {
  if (typeof target === 'string') return { css: target };
  const { role, name } = target;
  if (name === undefined) return { role, name: null };
  if (typeof name === 'string') return { role, name: { exact: name } };
  return { role, name: { source: name.source, flags: name.flags } };
}

/** For the words of a failure. */
export function describeTarget(target: Target): string {
  if (typeof target === 'string') return target;
  return target.name === undefined ? target.role : `${target.role} ${String(target.name)}`;
}

/**
 * Runs in the page, so it must not use anything outside itself. Names follow the parts of the
 * accessible name computation that our own pages use: aria-labelledby, aria-label, label, alt, text.
 */
export function findInPage(query: Query, scroll: boolean): Found[] {
  const fold = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

  const byTag: Record<string, string> = {
    button: 'button',
    summary: 'button',
    a: 'link',
    textarea: 'textbox',
    select: 'combobox',
    ul: 'list',
    ol: 'list',
    li: 'listitem',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    dialog: 'dialog',
    nav: 'navigation',
    main: 'main',
    form: 'form',
    img: 'img',
    fieldset: 'group',
    article: 'article',
    output: 'status',
  };
  const byInput: Record<string, string> = {
    checkbox: 'checkbox',
    radio: 'radio',
    button: 'button',
    submit: 'button',
    search: 'searchbox',
    range: 'slider',
  };
  const roleOf = (element: Element): string | null => {
    const role = element.getAttribute('role');
    if (role) return role;
    if (element instanceof HTMLInputElement) return byInput[element.type] ?? 'textbox';
    return byTag[element.localName] ?? null;
  };

  const nameOf = (element: Element): string => {
    const labelledBy = element.getAttribute('aria-labelledby');
    if (labelledBy) {
      return fold(
        labelledBy
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    }
    const label = fold(element.getAttribute('aria-label'));
    if (label) return label;
    const labels =
      'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    if (labels.length > 0) return fold(labels.map((one) => one.textContent).join(' '));
    const heard = element.cloneNode(true) as Element;
    for (const unheard of heard.querySelectorAll('[aria-hidden=true]')) unheard.remove();
    const text = element.getAttribute('alt') ?? heard.textContent;
    return fold(text) || fold(element.getAttribute('title') ?? element.getAttribute('placeholder'));
  };

  const fits = (element: Element): boolean => {
    if ('css' in query) return true;
    if (roleOf(element) !== query.role) return false;
    if (query.name === null) return true;
    const name = nameOf(element);
    return 'exact' in query.name
      ? name === query.name.exact
      : new RegExp(query.name.source, query.name.flags).test(name);
  };

  return [...document.querySelectorAll('css' in query ? query.css : '*')]
    .filter(fits)
    .map((element) => {
      if (scroll) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      const isField =
        'value' in element &&
        !(element instanceof HTMLButtonElement) &&
        !(element instanceof HTMLLIElement);
      return {
        text: fold(element instanceof HTMLElement ? element.innerText : element.textContent),
        name: nameOf(element),
        value: isField ? String(element.value) : null,
        visible:
          box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible',
        enabled: !element.matches(':disabled, [aria-disabled="true"]'),
        inView: x > 0 && y > 0 && x < innerWidth && y < innerHeight,
        x,
        y,
        width: box.width,
        height: box.height,
      };
    });
}
