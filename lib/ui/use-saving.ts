import { useCallback, useState } from 'react';
import type { Command } from '../port/contract.ts';
import { type Asking, useAsking } from './use-asking.ts';

export interface Saving {
  /** The last change is on disk. */
  readonly isSaved: boolean;
  readonly problem: Asking['problem'];
  /** True if it was saved. */
  readonly save: (command: Command) => Promise<boolean>;
}

/** Settings that are saved as they are changed, and what came of the last one. */
export function useSaving(): Saving {
  const { problem, ask } = useAsking();
  const [isSaved, setSaved] = useState(false);
  const save = useCallback(
    async (command: Command) => {
      setSaved(false);
      const isDone = await ask(command);
      setSaved(isDone);
      return isDone;
    },
    [ask],
  );
  return { isSaved, problem, save };
}
