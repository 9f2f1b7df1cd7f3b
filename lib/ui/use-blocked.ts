import { useMemo } from 'react';
import type { MemberId } from '../room/types.ts';
import { useHome } from './use-home.ts';

/** Whom this person does not want to read on a server. The same set until it is another. */
export function useBlocked(serverUrl: string): ReadonlySet<MemberId> {
  const blocked = useHome()?.blocked;
  const ids = (blocked ?? [])
    .filter((member) => member.serverUrl === serverUrl)
    .map(({ memberId }) => memberId);
  const key = JSON.stringify(ids);
  return useMemo(() => new Set(JSON.parse(key) as MemberId[]), [key]);
}
