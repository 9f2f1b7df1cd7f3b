import { useMemo } from 'react';
import type { Consent } from '../port/contract.ts';
import { findThisTab, goInThisTab } from '../port/this-tab.ts';
import type { MemberId, RoomAddress } from '../room/types.ts';
import type { Asking } from './use-asking.ts';

export interface TravelCommands {
  readonly onGo: (url: string) => void;
  readonly onAnswer: (askId: string) => void;
  readonly onFollow: (memberId: MemberId | null) => void;
  readonly onStopLeading: () => void;
  readonly onConsent: (consent: Consent) => void;
}

/** Going to pages together, from a surface that belongs to a tab. */
export function useTravel(room: RoomAddress, ask: Asking['ask']): TravelCommands {
  return useMemo(() => {
    const follow = async (memberId: MemberId | null) => {
      const tabId = await findThisTab();
      if (tabId !== null) await ask({ type: 'follow', room, memberId, tabId });
    };
    return {
      onGo: (url) => void goInThisTab(url),
      onAnswer: (id) => void ask({ type: 'answer_ask', room, id }),
      onFollow: (memberId) => void follow(memberId),
      onStopLeading: () => void ask({ type: 'lead', room, on: false }),
      onConsent: (consent) => void ask({ type: 'save_consent', room, consent }),
    };
  }, [room, ask]);
}
