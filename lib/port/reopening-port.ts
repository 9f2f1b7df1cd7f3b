import type { Clock } from '../clock.ts';

/** As much of the browser's `runtime.Port` as a surface uses. */
export interface Port {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface ReopeningPort {
  /** Opens the port if it is closed. */
  open(): void;
  /** Closes the port, however well it looks, and opens another. */
  reopen(): void;
  /** False if there is no open port to say it on. */
  post(message: unknown): boolean;
  stop(): void;
}

interface Options {
  /** Wakes the background if it is dead. */
  readonly connect: () => Port;
  readonly clock: Clock;
  /** Whether a port is needed right after the last one closed; if not, until `open`. */
  readonly isWanted: () => boolean;
  readonly onOpen: () => void;
  readonly onMessage: (message: unknown) => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000; // a background that dies on start is not helped by more attempts

/**
 * A port to the background that opens itself again. The background's death is normal, so a port that
 * has worked is followed by the next at once; only ports that never carried anything are spaced out.
 */
export function createReopeningPort(options: Options): ReopeningPort {
  let current: Port | null = null;
  let failures = 0;
  let stopped = false;
  let cancelWait = () => {};

  function open(): void {
    if (stopped || current) return;
    cancelWait();
    const port = attempt(options.connect);
    if (!port) return waitAndOpen();
    current = port;
    port.onMessage.addListener((message) => {
      if (current !== port) return;
      failures = 0;
      options.onMessage(message);
    });
    port.onDisconnect.addListener(() => {
      if (current === port) lost();
    });
    options.onOpen();
  }

  function lost(): void {
    current = null;
    if (!options.isWanted()) return;
    if (failures === 0) {
      failures = 1;
      open();
    } else {
      waitAndOpen();
    }
  }

  function waitAndOpen(): void {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    failures += 1;
    cancelWait = options.clock.after(wait, open);
  }

  function close(): void {
    const port = current;
    current = null;
    port?.disconnect();
  }

  return {
    open,
    reopen() {
      close();
      open();
    },
    post(message) {
      if (!current) return false;
      const port = current;
      const sent = attempt(() => {
        port.postMessage(message);
        return true;
      });
      if (sent) return true;
      if (current === port) lost();
      return false;
    },
    stop() {
      stopped = true;
      cancelWait();
      close();
    },
  };
}

/** The browser throws for a port that has closed, and for an extension that was updated meanwhile. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
