import type { Profile } from '../port/contract.ts';
import type { CommandOf } from '../port/watch-room.ts';
import { type Typed, useTyped } from './use-typed.ts';

const PAUSE_MS = 500; // typing that rests so long has come to an end, or to a thought

/** Name and face, saved as the person goes: a face at once, a name once it is typed, or the typing rests. */
export function useProfileForm(saved: Profile): Typed<Profile> {
  const typed = useTyped(saved, saveProfile, PAUSE_MS);
  return {
    ...typed,
    change(next) {
      typed.change(next);
      if (next.face !== typed.value.face) typed.save(next);
    },
  };
}

function saveProfile(profile: Profile): CommandOf<'save_profile'> {
  return { type: 'save_profile', profile };
}
