import type { WebSocket } from 'ws';
import type { Encoded } from '../framing/frame.ts';

/** How many bytes may wait for a reader. Protocol, section 6. */
export interface BufferLimits {
  /** Above this, what can be done without is left out. */
  readonly softBytes: number;
  /** Above this, the reader is given up: close 1013. */
  readonly hardBytes: number;
}

/** The way out to one client, which may read slower than the room talks. */
export interface Outlet {
  send(frame: Encoded): void;
  /** Sends unless the reader is behind; false when left out. */
  offer(frame: Encoded): boolean;
  /** Calls back once the reader has caught up. The same callback waits only once. */
  whenCaughtUp(callback: () => void): void;
}

/** `giveUp` is called when the reader is too far behind to be waited for. */
export function createOutlet(ws: WebSocket, limits: BufferLimits, giveUp: () => void): Outlet {
  const waiting = new Set<() => void>();

  function send({ data, isBinary }: Encoded): void {
    if (ws.readyState !== ws.OPEN) return;
    ws.send(data, { binary: isBinary }, onFlushed);
    if (ws.bufferedAmount > limits.hardBytes) giveUp();
  }

  function onFlushed(): void {
    if (waiting.size === 0 || ws.bufferedAmount > limits.softBytes / 2) return;
    const callbacks = [...waiting];
    waiting.clear();
    for (const callback of callbacks) callback();
  }

  return {
    send,
    offer(frame) {
      if (ws.bufferedAmount > limits.softBytes) return false;
      send(frame);
      return true;
    },
    whenCaughtUp: (callback) => void waiting.add(callback),
  };
}
