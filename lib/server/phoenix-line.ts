import { type Frame, parseFrame } from '../wire/frame.ts';

/** What a WebSocket is made by: the browser's own, or a test's. */
export type Transport = new (url: string, protocols?: string[]) => WebSocket;

/** Frames kept for who asks later: a room where much is said must not fill the memory. */
const KEPT_FRAMES = 200;

/**
 * One socket on which Phoenix may be spoken, tried once and by hand. phoenix.js, which carries the rooms,
 * comes back by itself and does not tell what it heard; here that is all there is to know.
 */
export interface PhoenixLine {
  /** Whether it opened, in time. */
  opened(withinMs: number): Promise<boolean>;
  /** Returns the ref of what was sent; its reply carries the same. */
  send(topic: string, event: string, payload: object): string;
  /** The first frame that fits, also one that came before; null if none comes in time, or none can. */
  hear(fits: (frame: Frame) => boolean, withinMs: number): Promise<Frame | null>;
  /** Null while it is not closed. */
  closeCode(): number | null;
  close(): void;
}

/** Opens a line to `wsUrl`, the socket's path without `/websocket`. */
export function openLine(
  { url, params = {}, token = null }: LineEnd,
  transport: Transport,
): PhoenixLine {
  const query = new URLSearchParams({ ...params, vsn: '2.0.0' });
  const socket = new transport(`${url}/websocket?${query}`, protocolsFor(token));
  const frames: Frame[] = [];
  const news = new Set<() => void>();
  let hasOpened = false;
  let closedWith: number | null = null;
  let refs = 0;
  let joinRef: string | null = null;

  const tell = () => {
    for (const listener of [...news]) listener();
  };
  socket.addEventListener('open', () => {
    hasOpened = true;
    tell();
  });
  socket.addEventListener('message', ({ data }) => {
    const frame = parseFrame(data);
    if (frame) frames.push(frame);
    if (frames.length > KEPT_FRAMES) frames.shift();
    tell();
  });
  socket.addEventListener('close', ({ code }) => {
    closedWith = code;
    tell();
  });

  /** What `look` finds, now or after news; null after the time, and once there will be no news. */
  function waitFor<T>(look: () => T | null, withinMs: number): Promise<T | null> {
    return new Promise((resolve) => {
      const check = (isOver: boolean) => {
        const found = look();
        if (found === null && !isOver && closedWith === null) return;
        clearTimeout(timer);
        news.delete(listener);
        resolve(found);
      };
      const listener = () => check(false);
      const timer = setTimeout(() => check(true), withinMs);
      news.add(listener);
      listener();
    });
  }

  return {
    opened: async (withinMs) => (await waitFor(() => hasOpened || null, withinMs)) ?? false,
    send(topic, event, payload) {
      const ref = String(++refs);
      if (event === 'phx_join') joinRef = ref;
      const ofRoom = topic === 'phoenix' ? null : joinRef;
      // A socket that is closing meanwhile drops it: no reply will come, and that is noticed.
      if (closedWith === null) socket.send(JSON.stringify([ofRoom, ref, topic, event, payload]));
      return ref;
    },
    hear: (fits, withinMs) => waitFor(() => frames.find(fits) ?? null, withinMs),
    closeCode: () => closedWith,
    close: () => socket.close(),
  };
}

export interface LineEnd {
  readonly url: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly token?: string | null;
}

/** As phoenix.js' `authToken` offers it: in a header, never in the address. */
function protocolsFor(token: string | null): string[] {
  return token === null ? [] : ['phoenix', `base64url.bearer.phx.${btoa(token).replace(/=/g, '')}`];
}

/** Whether a frame is the reply to what was sent under this ref. */
export function isReplyTo(ref: string): (frame: Frame) => boolean {
  return (frame) => frame.event === 'phx_reply' && frame.ref === ref;
}
