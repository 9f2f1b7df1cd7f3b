import type { Port } from '../../lib/port/reopening-port.ts';

/** Both ends of a port: what the surface holds, and what the background does with it. */
export interface FakePort {
  readonly surfaceSide: Port;
  deliver(message: unknown): void;
  /** The background is gone: the surface learns it, and what is on its way is lost. */
  closeFromBackground(): void;
}

/** A port as browsers make it: messages are copies, arrive later and in order, none after the end. */
export function createFakePort(
  onMessage: (message: unknown) => void,
  onSurfaceClosed: () => void,
): FakePort {
  const listeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let isOpen = true;

  const later = (run: () => void) =>
    queueMicrotask(() => {
      if (isOpen) run();
    });

  return {
    surfaceSide: {
      postMessage(message) {
        if (!isOpen) throw new Error('Attempting to use a disconnected port object');
        const copy = structuredClone(message);
        later(() => onMessage(copy));
      },
      disconnect() {
        isOpen = false;
        onSurfaceClosed();
      },
      onMessage: { addListener: (listener) => void listeners.add(listener) },
      onDisconnect: { addListener: (listener) => void closeListeners.add(listener) },
    },
    deliver(message) {
      const copy = structuredClone(message);
      later(() => {
        for (const listener of listeners) listener(copy);
      });
    },
    closeFromBackground() {
      isOpen = false;
      for (const listener of closeListeners) listener();
    },
  };
}
