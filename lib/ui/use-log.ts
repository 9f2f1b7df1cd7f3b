import { useCallback, useEffect, useState } from 'react';
import { useSurface } from './RoomlightProvider.tsx';

/** What the background noted lately, the last line last. Null until it is read. */
export function useLog(): {
  readonly lines: readonly string[] | null;
  readonly read: () => Promise<void>;
} {
  const surface = useSurface();
  const [lines, setLines] = useState<readonly string[] | null>(null);

  const read = useCallback(async () => {
    const reply = await surface.ask<'read_log'>({ type: 'read_log' });
    if (reply.ok) setLines(reply.value);
  }, [surface]);
  useEffect(() => {
    const begin = async () => read();
    void begin();
  }, [read]);
  return { lines, read };
}
