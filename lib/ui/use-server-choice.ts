import { useCallback, useState } from 'react';
import type { CommandProblem } from '../port/contract.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface ServerChoice {
  /** As it is typed. */
  readonly server: string;
  readonly isSaved: boolean;
  readonly problem: CommandProblem | null;
  readonly change: (server: string) => void;
  /** Saves an address once it is typed to its end. */
  readonly save: () => void;
}

/** The server where new rooms are joined, saved when its field is left. */
export function useServerChoice(saved: string): ServerChoice {
  const surface = useSurface();
  const [server, setServer] = useState(saved);
  const [isSaved, setSaved] = useState(false);
  const [problem, setProblem] = useState<CommandProblem | null>(null);

  const change = useCallback((next: string) => {
    setServer(next);
    setSaved(false);
    setProblem(null);
  }, []);

  async function store(): Promise<void> {
    const reply = await surface.ask<'choose_server'>({ type: 'choose_server', server });
    setSaved(reply.ok);
    setProblem(reply.ok ? null : reply.problem);
  }

  const save = () => {
    if (server.trim() !== saved) void store();
  };
  return { server, isSaved, problem, change, save };
}
