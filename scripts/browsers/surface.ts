import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeTarget, findInPage, toQuery, type Found, type Target } from './find-in-page.ts';
import type { Key } from './keys.ts';
import { wasPressed, watchPresses } from './watch-presses.ts';

/** The little that each browser does in its own way for one document. */
export interface Document {
  /** Runs an expression in the document's own world and returns its value, which must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** A real click, px of the document's own window. */
  clickAt(x: number, y: number): Promise<void>;
  /** Press, move by so much, release. */
  dragFrom(x: number, y: number, dx: number, dy: number): Promise<void>;
  /** Real key events, one character after the other; `atOnce`: so many before the browser is waited for. */
  type(text: string, atOnce?: number): Promise<void>;
  press(key: Key, modifiers: readonly Modifier[]): Promise<void>;
  /** PNG. */
  screenshot(): Promise<Buffer>;
}

export type Modifier = 'Alt' | 'Control' | 'Shift';

/** A document a person looks at and works with. Everything that waits does so for 15 s if not told else. */
export interface Surface {
  /** Runs a function in the document; it must not use anything outside itself, and return JSON. */
  evaluate<A extends unknown[], R>(run: (...args: A) => R, ...args: A): Promise<Awaited<R>>;
  /** Runs the text of a script in the document, whatever its policy forbids to pages: a debugger may. */
  load(script: string): Promise<void>;
  /** What is rendered, white space folded; of the whole document or of the first that fits. */
  text(target?: Target): Promise<string>;
  value(target: Target): Promise<string>;
  exists(target: Target): Promise<boolean>;
  count(target: Target): Promise<number>;
  find(target: Target): Promise<readonly Found[]>;
  /** Waits until something that fits is visible. */
  waitFor(target: Target, withinMs?: number): Promise<Found>;
  waitForText(text: string | RegExp, withinMs?: number): Promise<void>;
  /** Waits until the check is true; `what` names it in the failure. */
  waitUntil(what: string, check: () => Promise<boolean>, withinMs?: number): Promise<void>;
  /** Waits for it to be visible and enabled, then clicks in its middle. */
  click(target: Target, withinMs?: number): Promise<void>;
  /** Drags it by so many CSS px. */
  drag(target: Target, dx: number, dy: number): Promise<void>;
  /** Types where the focus is; `atOnce`: so many letters before the browser is waited for, else each by itself. */
  type(text: string, atOnce?: number): Promise<void>;
  press(key: Key, ...modifiers: Modifier[]): Promise<void>;
  /** Clicks into a field, replaces what is in it. */
  fill(target: Target, text: string): Promise<void>;
  /** Writes a PNG and returns its path. */
  screenshot(path: string): Promise<string>;
}

const WAIT_MS = 15_000; // not what the product promises, but what a machine that builds something meanwhile may take
const POLL_MS = 50;

export function createSurface(label: string, document: Document): Surface {
  const evaluate: Surface['evaluate'] = async (run, ...args) =>
    (await document.evaluate(`(${run.toString()})(...${JSON.stringify(args)})`)) as never;
  const find = (target: Target, scroll = false) => evaluate(findInPage, toQuery(target), scroll);
  const wholeText = () =>
    evaluate(() => globalThis.document.body.innerText.replace(/\s+/g, ' ').trim());

  const screenshot = async (path: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await document.screenshot());
    return path;
  };

  /** A failure says what was on the screen: the text, and where the picture is. */
  const fail = async (what: string, lastProblem: unknown): Promise<never> => {
    const path = join('test-results', `${label}-${Date.now()}.png`);
    const picture = await screenshot(path).catch((error: unknown) => `none (${String(error)})`);
    const shown = await wholeText().catch((error: unknown) => `nothing (${String(error)})`);
    const cause = lastProblem === undefined ? '' : `\nLast problem: ${String(lastProblem)}`;
    throw new Error(`${label}: ${what}\nPicture: ${picture}\nText: ${shown}${cause}`);
  };

  /** Asks again until there is an answer; an exception counts as none, since a document may just be loading. */
  const poll = async <T>(
    what: string,
    withinMs: number,
    ask: () => Promise<T | null>,
  ): Promise<T> => {
    const end = performance.now() + withinMs;
    let problem: unknown;
    for (;;) {
      try {
        const answer = await ask();
        if (answer !== null) return answer;
        problem = undefined;
      } catch (error) {
        problem = error;
      }
      if (performance.now() > end) return fail(`${what} — not within ${withinMs} ms.`, problem);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  };

  /** Also waits until it rests: a click on what still moves, or on a frame that still grows, goes astray. */
  const waitForUsable = (target: Target, withinMs: number) => {
    let before = '';
    return poll(`${describeTarget(target)} to click`, withinMs, async () => {
      const usable = (await find(target, true)).find(
        ({ visible, enabled, inView }) => visible && enabled && inView,
      );
      const now = JSON.stringify(usable);
      const rests = now === before;
      before = now;
      return usable !== undefined && rests ? usable : null;
    });
  };

  const surface: Surface = {
    evaluate,
    load: async (script) => void (await document.evaluate(`(() => { ${script}\n })()`)),
    find: (target) => find(target),
    text: async (target) =>
      target === undefined ? wholeText() : (await surface.waitFor(target)).text,
    value: async (target) => (await surface.waitFor(target)).value ?? '',
    exists: async (target) => (await find(target)).some((found) => found.visible),
    count: async (target) => (await find(target)).filter((found) => found.visible).length,
    waitFor: (target, withinMs = WAIT_MS) =>
      poll(
        describeTarget(target),
        withinMs,
        async () => (await find(target)).find((found) => found.visible) ?? null,
      ),
    waitForText: (text, withinMs = WAIT_MS) =>
      surface.waitUntil(
        `text ${String(text)}`,
        async () => {
          const shown = await wholeText();
          return typeof text === 'string' ? shown.includes(text) : text.test(shown);
        },
        withinMs,
      ),
    waitUntil: async (what, check, withinMs = WAIT_MS) => {
      await poll(what, withinMs, async () => ((await check()) ? true : null));
    },
    async click(target, withinMs = WAIT_MS) {
      await poll(`a click on ${describeTarget(target)}`, withinMs, async () => {
        const { x, y } = await waitForUsable(target, withinMs);
        await evaluate(watchPresses, x, y);
        let problem: unknown;
        await document.clickAt(x, y).catch((error: unknown) => (problem = error));
        // A document that has gone was closed or left by the click, at times before that was answered.
        if (await evaluate(wasPressed).catch(() => true)) return true;
        if (problem !== undefined) throw problem;
        return null;
      });
    },
    async drag(target, dx, dy) {
      const { x, y } = await waitForUsable(target, WAIT_MS);
      await document.dragFrom(x, y, dx, dy);
    },
    type: (text, atOnce) => document.type(text, atOnce),
    press: (key, ...modifiers) => document.press(key, modifiers),
    async fill(target, text) {
      await surface.click(target);
      await surface.press('a', 'Control');
      if (text === '') await surface.press('Delete');
      else await surface.type(text);
    },
    screenshot,
  };
  return surface;
}
