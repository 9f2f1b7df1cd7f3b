import { useCallback, useState } from 'react';
import type { CommandProblem, Profile } from '../port/contract.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface ProfileForm {
  readonly profile: Profile;
  readonly status: 'clean' | 'saved';
  readonly problem: CommandProblem | null;
  readonly change: (profile: Profile) => void;
  /** Saves a name once it is typed to its end. */
  readonly save: () => void;
}

/** Name and face, saved as the person goes: a face at once, a name when its field is left. */
export function useProfileForm(saved: Profile): ProfileForm {
  const surface = useSurface();
  const [profile, setProfile] = useState(saved);
  const [status, setStatus] = useState<ProfileForm['status']>('clean');
  const [problem, setProblem] = useState<CommandProblem | null>(null);

  const store = useCallback(
    async (next: Profile) => {
      const reply = await surface.ask<'save_profile'>({ type: 'save_profile', profile: next });
      setProblem(reply.ok ? null : reply.problem);
      setStatus(reply.ok ? 'saved' : 'clean');
    },
    [surface],
  );

  const change = (next: Profile) => {
    setProfile(next);
    setStatus('clean');
    setProblem(null);
    if (next.face !== profile.face) void store(next);
  };
  const save = () => {
    if (profile.name !== saved.name) void store(profile);
  };
  return { profile, status, problem, change, save };
}
