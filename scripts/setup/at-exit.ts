const cleanups = new Set<() => void>();

/**
 * Has something ended or removed when this process ends, whatever ends it; returns the undoing. The last
 * that came goes first. One listener for all: Node takes many of them for a leak.
 */
export function atExit(cleanup: () => void): () => void {
  if (cleanups.size === 0) process.once('exit', runAll);
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size === 0) process.off('exit', runAll);
  };
}

function runAll(): void {
  for (const cleanup of [...cleanups].reverse()) cleanup();
}
