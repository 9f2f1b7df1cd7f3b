import { dragParts, nextFrame } from './drag-parts.ts';
import { keyDefinition, MODIFIERS } from './keys.ts';
import type { Rpc } from './rpc.ts';
import type { Document } from './surface.ts';

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/** Runs an expression in a browsing context; the value goes over as JSON, since BiDi's own form is another. */
export async function evaluateIn(rpc: Rpc, context: string, expression: string): Promise<unknown> {
  const answer = (await rpc.call('script.evaluate', {
    expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  })) as Evaluated;
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'exception');
  return JSON.parse(String(answer.result?.value));
}

/** The context whose window gets the pointer, and where a document's left upper corner is in it. */
export interface PointerTarget {
  readonly context: string;
  readonly offset: () => Promise<{ readonly x: number; readonly y: number }>;
}

/**
 * A document of a browsing context: a tab, a frame, or the popup. For a frame the pointer is the tab's,
 * so that the browser finds out by itself what lies under it.
 */
export function firefoxDocument(rpc: Rpc, context: string, target?: PointerTarget): Document {
  const pointer = (actions: readonly object[]) =>
    rpc.call('input.performActions', {
      context: target?.context ?? context,
      actions: [{ type: 'pointer', id: 'mouse', actions }],
    });
  const place = async (x: number, y: number) => {
    const origin = target ? await target.offset() : { x: 0, y: 0 };
    return { x: origin.x + x, y: origin.y + y };
  };
  const keys = (actions: readonly object[]) =>
    rpc.call('input.performActions', {
      context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  const down = { type: 'pointerDown', button: 0 };
  const up = { type: 'pointerUp', button: 0 };
  const move = (x: number, y: number) => ({
    type: 'pointerMove',
    x: Math.round(x),
    y: Math.round(y),
  });
  const stroke = (value: string) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];

  return {
    evaluate: (expression) => evaluateIn(rpc, context, expression),
    async clickAt(x, y) {
      const at = await place(x, y);
      await pointer([move(at.x, at.y), down, up]);
    },
    async dragFrom(x, y, dx, dy) {
      const at = await place(x, y);
      await pointer([move(at.x, at.y), down]);
      for (const part of dragParts(dx, dy)) {
        await pointer([move(at.x + dx * part, at.y + dy * part)]);
        await nextFrame();
      }
      await pointer([up]);
    },
    async type(text, atOnce = 1) {
      const letters = [...text];
      // Firefox paints a frame between two steps of one keyboard; those of several are one step.
      const keyboards = Array.from({ length: atOnce }, (_, board) => ({
        type: 'key',
        id: board === 0 ? 'keyboard' : `keyboard-${board}`,
        actions: letters.filter((_letter, index) => index % atOnce === board).flatMap(stroke),
      }));
      await rpc.call('input.performActions', { context, actions: keyboards });
    },
    async press(name, modifiers) {
      const held = modifiers.map((modifier) => MODIFIERS[modifier].webdriver);
      await keys([
        ...held.map((value) => ({ type: 'keyDown', value })),
        ...stroke(keyDefinition(name).webdriver),
        ...held.map((value) => ({ type: 'keyUp', value })),
      ]);
    },
    async screenshot() {
      const { data } = (await rpc.call('browsingContext.captureScreenshot', { context })) as {
        data: string;
      };
      return Buffer.from(data, 'base64');
    },
  };
}
