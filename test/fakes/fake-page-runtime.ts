import { vi } from 'vitest';
import type { ExtensionRuntime } from '../../lib/overlay/extension-runtime.ts';
import type {
  OverlayMountReply,
  OverlayOrder,
  OverlayRequest,
} from '../../lib/port/overlay-contract.ts';

/** The extension as a content script meets it in a page. */
export interface FakePageRuntime {
  /** What the script has said to the background. */
  readonly said: readonly OverlayRequest[];
  /** The background's answer to a mount; null: there is none to answer any more. */
  mountReply: OverlayMountReply | null;
  /** True if a script of ours obeyed. */
  order(order: OverlayOrder): boolean;
  /** The extension was updated or removed: the script lives on in the page without it. */
  invalidate(): void;
}

/** Puts `chrome` into the globals, with a view behind closed roots as content scripts have one. */
export function installPageRuntime(frameUrl: string): FakePageRuntime {
  const said: OverlayRequest[] = [];
  const listeners = new Set<Parameters<ExtensionRuntime['onMessage']['addListener']>[0]>();
  const roots = new WeakMap<Element, ShadowRoot>();
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  });
  const runtime = {
    id: 'ours' as string | undefined,
    sendMessage(request: OverlayRequest): Promise<OverlayMountReply | undefined> {
      if (runtime.id === undefined) return Promise.reject(new Error('context invalidated'));
      said.push(request);
      if (request.type !== 'overlay_mounted') return Promise.resolve(undefined);
      return fake.mountReply
        ? Promise.resolve(fake.mountReply)
        : Promise.reject(new Error('Receiving end does not exist'));
    },
    onMessage: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    } satisfies ExtensionRuntime['onMessage'],
  };
  const fake: FakePageRuntime = {
    said,
    mountReply: { ok: true, frameUrl, place: { edge: 'right', bottom: 20 } },
    order(order) {
      const answers: boolean[] = [];
      for (const listener of listeners) listener(order, null, (done) => void answers.push(done));
      return answers.includes(true);
    },
    invalidate() {
      runtime.id = undefined;
      listeners.clear();
    },
  };
  vi.stubGlobal('chrome', {
    runtime,
    dom: { openOrClosedShadowRoot: (element: Element) => roots.get(element) ?? null },
  });
  return fake;
}
