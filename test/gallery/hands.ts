/** How long something may take to come that is fetched when it is wanted, ms. */
const PATIENCE_MS = 5_000;
const LOOK_MS = 20;

/** The first element that the selector means and that is called so, as soon as there is one. */
export async function find(selector: string, name?: string): Promise<HTMLElement> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
      (element) => name === undefined || nameOf(element) === name,
    );
    if (found) return found;
    if (performance.now() > end) throw new Error(`There is no ${selector} ${name ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** A click on it, wherever it is. */
export async function press(selector: string, name?: string): Promise<void> {
  (await find(selector, name)).click();
}

/** The pointer comes over it. */
export async function hover(selector: string): Promise<void> {
  // React makes `pointerenter` of this one.
  (await find(selector)).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}

function nameOf(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? element.textContent ?? '';
}
