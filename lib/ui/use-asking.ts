import { useCallback, useState } from 'react';
import type { Command, CommandProblem } from '../port/contract.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface Asking {
  /** Why the last command was not carried out; null from the next one on. */
  readonly problem: CommandProblem | null;
  /** True if it was carried out. */
  readonly ask: (command: Command) => Promise<boolean>;
}

/** Commands whose answer is only yes or no, and what the person has to hear of a no. */
export function useAsking(): Asking {
  const surface = useSurface();
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  const ask = useCallback(
    async (command: Command) => {
      setProblem(null);
      const reply = await surface.ask(command);
      setProblem(reply.ok ? null : reply.problem);
      return reply.ok;
    },
    [surface],
  );
  return { problem, ask };
}
