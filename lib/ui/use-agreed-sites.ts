import { useEffect, useState } from 'react';
import { agreedSites, takeBackAgreed } from '../port/page-consent.ts';

/** The sites whose rooms the person has agreed to open. */
export function useAgreedSites(): {
  /** Null until known. */
  readonly sites: readonly string[] | null;
  /** To be asked again there. */
  readonly takeBack: (host: string) => void;
} {
  const [sites, setSites] = useState<readonly string[] | null>(null);
  useEffect(() => void agreedSites().then(setSites), []);
  return { sites, takeBack: (host) => void takeBackAgreed(host).then(setSites) };
}
