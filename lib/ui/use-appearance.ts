import { useEffect, useState } from 'react';
import { type Appearance, readAppearance, saveAppearance } from '../port/appearance.ts';

export type { Appearance };

/** Light, dark, or as the system; every open surface follows at once. Null until it is read. */
export function useAppearance(): {
  readonly appearance: Appearance | null;
  readonly outcome: 'saved' | 'not_stored' | null;
  readonly choose: (appearance: Appearance) => Promise<void>;
} {
  const [appearance, setAppearance] = useState<Appearance | null>(null);
  const [outcome, setOutcome] = useState<'saved' | 'not_stored' | null>(null);

  useEffect(() => {
    let isWanted = true;
    void readAppearance().then((saved) => isWanted && setAppearance(saved));
    return () => {
      isWanted = false;
    };
  }, []);

  async function choose(next: Appearance): Promise<void> {
    const isStored = await saveAppearance(next).then(
      () => true,
      () => false,
    );
    if (isStored) setAppearance(next);
    setOutcome(isStored ? 'saved' : 'not_stored');
  }
  return { appearance, outcome, choose };
}
