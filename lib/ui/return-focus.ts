/** What can take the focus: a line of the conversation, or a control. */
const SPOT = '[data-key][tabindex], button:enabled, textarea:enabled';

/**
 * Finds another place for the focus when the control that has it goes. The browser lets it fall to the
 * document then, and who goes by keyboard begins at the top again. It goes back to the line of the
 * conversation that the control was in; from a row that is gone to the one in its place; else to what is
 * nearest around it: something that takes the focus itself, or what is marked `data-landing` in there, as the
 * composer is. At last to the page. Returns the undoing.
 */
export function returnFocus(page: Document = document): () => void {
  const end = new AbortController();
  /** The control and all that is around it; empty while nothing has the focus. */
  let held: readonly HTMLElement[] = [];
  const observer = new MutationObserver((changes) => {
    const path = held;
    if (path[0]?.isConnected ?? true) return;
    hold(null);
    // Somebody else may have taken it meanwhile.
    if (page.activeElement !== page.body) return;
    for (const place of landings(page, path, changes)) {
      // Whoever has scrolled a line out of the document is not brought back.
      place?.focus({ preventScroll: true });
      // What is hidden takes none.
      if (page.activeElement !== page.body) return;
    }
  });

  function hold(control: EventTarget | null): void {
    held = control instanceof HTMLElement ? [...pathFrom(control)] : [];
    // A surface in which nobody is has nothing to watch for.
    if (held.length > 0) observer.observe(page.body, { childList: true, subtree: true });
    else observer.disconnect();
  }

  const { signal } = end;
  page.addEventListener('focusin', ({ target }) => hold(target), { signal });
  page.addEventListener(
    'focusout',
    ({ target, relatedTarget }) => {
      // On its way to another control: what goes by that takes nothing with it.
      if (relatedTarget) return hold(null);
      // Some browsers say it of a control that goes, too. By then that one is gone; one that was left is not.
      queueMicrotask(() => {
        if (held[0] === target && held[0]?.isConnected) hold(null);
      });
    },
    // Before whoever takes a control away that is left.
    { signal, capture: true },
  );
  return () => {
    end.abort();
    observer.disconnect();
  };
}

function* pathFrom(control: HTMLElement): Generator<HTMLElement> {
  for (let at: HTMLElement | null = control; at; at = at.parentElement) yield at;
}

/** Where it may go, the best first. */
function* landings(
  page: Document,
  path: readonly HTMLElement[],
  changes: readonly MutationRecord[],
): Generator<HTMLElement | null> {
  const key = path.find(({ dataset }) => dataset['key'] !== undefined)?.dataset['key'];
  const line = key === undefined ? null : page.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const left = path.findIndex(({ isConnected }) => isConnected);
  yield spotIn(line);
  yield* inPlaceOf(path[left - 1], changes);
  for (const element of path.slice(left)) yield around(element);
  yield main(page);
}

function spotIn(element: Node | null | undefined): HTMLElement | null {
  if (!(element instanceof HTMLElement) || !element.isConnected) return null;
  return element.matches(SPOT) ? element : element.querySelector<HTMLElement>(SPOT);
}

/** In the place of a row, or of lines of the conversation; else before it. */
function* inPlaceOf(
  gone: HTMLElement | undefined,
  changes: readonly MutationRecord[],
): Generator<HTMLElement | null> {
  if (!gone?.matches('li, :has([data-key])')) return;
  const change = changes.find(({ removedNodes }) => [...removedNodes].includes(gone));
  if (!change) return;
  const { previousSibling: before, target } = change;
  yield spotIn(before ? before.nextSibling : target.firstChild);
  yield spotIn(before);
}

/** The page itself comes last, also where it has been landed on before. */
function around(element: HTMLElement): HTMLElement | null {
  if (element.matches('[tabindex]:not(main, body)')) return element;
  return spotIn(element.querySelector('[data-landing]'));
}

function main(page: Document): HTMLElement {
  const element = page.querySelector('main') ?? page.body;
  element.tabIndex = -1;
  return element;
}
