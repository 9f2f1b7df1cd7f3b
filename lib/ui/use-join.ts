import { useCallback, useState } from 'react';
import type { CommandProblem, Profile } from '../port/contract.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface JoinRequest {
  /** Where the person chose name and face in the same form. */
  readonly profile?: Profile | undefined;
  /** Both as the person typed them. */
  readonly server: string;
  readonly room: string;
  /** What the person will know it by. */
  readonly label?: string | undefined;
}

export interface Join {
  readonly isJoining: boolean;
  readonly problem: CommandProblem | null;
  /** True if the room is open now. */
  readonly join: (request: JoinRequest) => Promise<boolean>;
  /** The person corrects what was wrong. */
  readonly forget: () => void;
}

/** Opens a room, and says what was wrong with what was typed. */
export function useJoin(): Join {
  const surface = useSurface();
  const [isJoining, setJoining] = useState(false);
  const [problem, setProblem] = useState<CommandProblem | null>(null);

  const join = useCallback(
    async (request: JoinRequest) => {
      setJoining(true);
      setProblem(null);
      const opened = await surface.ask<'open_room'>({ type: 'open_room', ...request });
      setProblem(opened.ok ? null : opened.problem);
      setJoining(false);
      return opened.ok;
    },
    [surface],
  );
  const forget = useCallback(() => setProblem(null), []);
  return { isJoining, problem, join, forget };
}

/** Which field of a form a problem is about; null where it is about none of them. */
export function problemField(problem: CommandProblem): 'name' | 'server' | 'room' | null {
  if (problem.startsWith('name_')) return 'name';
  if (problem === 'room_not_open') return null;
  if (problem.startsWith('room_')) return 'room';
  if (problem.startsWith('server_') || problem.startsWith('connection_')) return 'server';
  return null;
}
