import type { Duplex } from 'node:stream';
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

/** A WebSocket, and the stream that its handshake came by. */
export interface Line {
  readonly ws: WebSocket;
  readonly stream: Duplex;
}

/**
 * Whole frames go straight to the stream: `ws` writes a head of its own before each message, for each reader, and
 * two writes in one take the kernel twice as long as one. It neither compresses nor splits here, so that nothing
 * of its own is ever under way between two of ours. `giveUp` is called when the reader is too far behind to be
 * waited for.
 */
export function createOutlet(
  { ws, stream }: Line,
  limits: BufferLimits,
  giveUp: () => void,
): Outlet {
  const waiting = new Set<() => void>();

  function send(frame: Encoded): void {
    if (ws.readyState !== ws.OPEN) return;
    stream.write(frame);
    if (stream.writableLength > limits.hardBytes) giveUp();
  }

  function caughtUp(): void {
    const callbacks = [...waiting];
    waiting.clear();
    for (const callback of callbacks) callback();
  }

  return {
    send,
    offer(frame) {
      if (stream.writableLength > limits.softBytes) return false;
      send(frame);
      return true;
    },
    whenCaughtUp(callback) {
      if (waiting.size === 0) stream.once('drain', caughtUp);
      waiting.add(callback);
    },
  };
}
