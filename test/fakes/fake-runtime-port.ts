import type { Runtime } from 'webextension-polyfill';
import type { Command, Reply, Update } from '../../lib/port/contract.ts';

export const OURS = { id: 'roomlight-id', baseUrl: 'chrome-extension://roomlight-id/' };

/** A port as the background is given one, and the page at its other end. */
export interface FakeRuntimePort {
  readonly port: Runtime.Port;
  /** What the page has been told, in order; replies apart. */
  readonly updates: readonly Exclude<Update, { type: 'reply' }>[];
  /** Posts any value, as a page can. */
  post(message: unknown): void;
  /** Posts a command; resolves with its reply. */
  ask(command: Command): Promise<Reply>;
  /** The page is gone; the browser throws at whoever still posts. */
  close(): void;
  /** The page is gone, and the browser has not said so yet. */
  vanish(): void;
  readonly isClosed: boolean;
}

/** `page`: path of the extension's page. `frameId`: not 0 for a frame inside some page. */
export function createFakeRuntimePort(
  page: string,
  sender: Partial<Runtime.MessageSender> = {},
): FakeRuntimePort {
  const listeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  const updates: Exclude<Update, { type: 'reply' }>[] = [];
  const replies = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  let open = true;

  function told(update: Update): void {
    if (update.type === 'reply') replies.get(update.id)?.(update.reply);
    else updates.push(update);
  }

  const port = {
    name: page,
    sender: { id: OURS.id, url: `${OURS.baseUrl}${page}`, ...sender },
    postMessage(message: Update) {
      if (!open) throw new Error('Attempting to use a disconnected port object');
      told(structuredClone(message));
    },
    disconnect: () => {
      open = false;
    },
    onMessage: { addListener: (listener: (message: unknown) => void) => listeners.add(listener) },
    onDisconnect: { addListener: (listener: () => void) => closeListeners.add(listener) },
  };

  function post(message: unknown): void {
    for (const listener of listeners) listener(structuredClone(message));
  }

  return {
    port: port as unknown as Runtime.Port,
    updates,
    post,
    ask(command) {
      lastId += 1;
      const id = lastId;
      const reply = new Promise<Reply>((resolve) => replies.set(id, resolve));
      post({ id, command });
      return reply;
    },
    close() {
      open = false;
      for (const listener of closeListeners) listener();
    },
    vanish() {
      open = false;
    },
    get isClosed() {
      return !open;
    },
  };
}
