/** Carries whole messages to a browser and back. */
export interface Wire {
  send(text: string): void;
  /** Called once per message; a wire has one reader. */
  onMessage(listener: (text: string) => void): void;
  /** Called once, when nothing will come any more. */
  onClose(listener: () => void): void;
  close(): void;
}

export interface RpcEvent {
  readonly method: string;
  readonly params: unknown;
  readonly sessionId: string | undefined;
}

/** Calls to a browser: the Chrome DevTools Protocol and WebDriver BiDi differ only in how they say no. */
export interface Rpc {
  /** Rejects with the browser's words, or after 30 s: a stopped worker, for one, never answers. */
  call(method: string, params?: object, sessionId?: string): Promise<unknown>;
  /** Returns the undoing. */
  onEvent(listener: (event: RpcEvent) => void): () => void;
  close(): void;
}

const ANSWER_MS = 30_000;

interface Waiting {
  readonly method: string;
  /** CDP: what the call was for, a tab, a popup, a frame. */
  readonly sessionId: string | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Incoming {
  readonly id?: number | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  /** BiDi: a code, with the words in `message`. CDP: an object. */
  readonly error?: string | { readonly message: string };
  readonly message?: string;
}

export function createRpc(wire: Wire): Rpc {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: RpcEvent) => void>();
  let lastId = 0;
  let closed = false;

  const settle = (id: number): Waiting | undefined => {
    const call = waiting.get(id);
    if (call) clearTimeout(call.timer);
    waiting.delete(id);
    return call;
  };

  /** What was asked of a document that has gone is not answered any more. */
  const giveUp = (sessionId: string) => {
    for (const [id, call] of waiting) {
      if (call.sessionId !== sessionId) continue;
      settle(id);
      call.reject(new Error(`${call.method}: what it was for has gone.`));
    }
  };

  wire.onMessage((text) => {
    const incoming = JSON.parse(text) as Incoming;
    const call = typeof incoming.id === 'number' ? settle(incoming.id) : undefined;
    if (call) {
      const problem = whatWentWrong(incoming);
      if (problem === null) call.resolve(incoming.result);
      else call.reject(new Error(`${call.method}: ${problem}`));
    } else if (incoming.method !== undefined) {
      const { method, params, sessionId } = incoming;
      if (method === 'Target.detachedFromTarget')
        giveUp((params as { sessionId: string }).sessionId);
      for (const listener of listeners) listener({ method, params, sessionId });
    }
  });

  wire.onClose(() => {
    closed = true;
    for (const id of [...waiting.keys()]) {
      const call = settle(id);
      call?.reject(new Error(`${call.method}: the browser is gone.`));
    }
  });

  return {
    call(method, params = {}, sessionId) {
      if (closed) return Promise.reject(new Error(`${method}: the browser is gone.`));
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`${method}: no answer in ${ANSWER_MS / 1000} s.`));
        }, ANSWER_MS);
        waiting.set(id, { method, sessionId, resolve, reject, timer });
        wire.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
      });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => wire.close(),
  };
}

function whatWentWrong({ error, message }: Incoming): string | null {
  if (error === undefined) return null;
  return typeof error === 'string' ? `${error}: ${message ?? ''}` : error.message;
}
