import { dragParts, nextFrame } from './drag-parts.ts';
import { keyDefinition, MODIFIERS } from './keys.ts';
import type { Document } from './surface.ts';

/** Calls to one target that we are attached to. */
export type Session = (method: string, params?: object) => Promise<unknown>;

/** Where a document's left upper corner is in the window that gets the input, CSS px. */
export type Offset = () => Promise<{ readonly x: number; readonly y: number }>;

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

/**
 * A document of a target. Input goes through `input`, which is the page's session also for a frame:
 * then the browser finds out by itself what is under the pointer.
 */
export function chromiumDocument(
  session: Session,
  input: Session = session,
  offset?: Offset,
): Document {
  const mouse = (type: string, x: number, y: number, buttons: number) =>
    input('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 });
  const place = async (x: number, y: number) => {
    const origin = offset ? await offset() : { x: 0, y: 0 };
    return { x: origin.x + x, y: origin.y + y };
  };
  const key = (type: string, params: object) =>
    input('Input.dispatchKeyEvent', { type, ...params });
  const stroke = async (letter: string) => {
    await key('keyDown', { key: letter, text: letter, unmodifiedText: letter });
    await key('keyUp', { key: letter });
  };

  return {
    async evaluate(expression) {
      const { result, exceptionDetails } = (await session('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      })) as Evaluated;
      if (exceptionDetails)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async clickAt(x, y) {
      const at = await place(x, y);
      await mouse('mouseMoved', at.x, at.y, 0);
      await mouse('mousePressed', at.x, at.y, 1);
      await mouse('mouseReleased', at.x, at.y, 0);
    },
    async dragFrom(x, y, dx, dy) {
      const at = await place(x, y);
      await mouse('mouseMoved', at.x, at.y, 0);
      await mouse('mousePressed', at.x, at.y, 1);
      for (const part of dragParts(dx, dy)) {
        await mouse('mouseMoved', at.x + dx * part, at.y + dy * part, 1);
        await nextFrame();
      }
      await mouse('mouseReleased', at.x + dx, at.y + dy, 0);
    },
    async type(text, atOnce = 1) {
      const letters = [...text];
      for (let at = 0; at < letters.length; at += atOnce) {
        await Promise.all(letters.slice(at, at + atOnce).map(stroke));
      }
    },
    async press(name, modifiers) {
      const { code, keyCode, text } = keyDefinition(name);
      const bits = modifiers.reduce((sum, modifier) => sum | MODIFIERS[modifier].bit, 0);
      const held = modifiers.includes('Control');
      const params = { key: name, code, windowsVirtualKeyCode: keyCode, modifiers: bits };
      // Without a window system nobody turns Ctrl+A into an editing command; `commands` says it.
      const commands = held && name === 'a' ? { commands: ['selectAll'] } : {};
      await key('keyDown', {
        ...params,
        ...commands,
        ...(text !== undefined && !held ? { text } : {}),
      });
      await key('keyUp', params);
    },
    async screenshot() {
      const { data } = (await session('Page.captureScreenshot', { format: 'png' })) as {
        data: string;
      };
      return Buffer.from(data, 'base64');
    },
  };
}
