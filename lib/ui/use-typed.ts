import { useCallback, useEffect, useRef, useState } from 'react';
import type { Command, CommandProblem, Reply } from '../port/contract.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface Typed<T> {
  /** As it is typed; it stays so whether it could be saved or not. */
  readonly value: T;
  /** What stands there now is on disk. */
  readonly isSaved: boolean;
  /** Why it is not. */
  readonly problem: CommandProblem | null;
  readonly change: (next: T) => void;
  /** The person is done: saves what stands there, or `next`, unless that was done already. */
  readonly save: (next?: T) => void;
}

/**
 * A setting that is typed, and saved when the person is done or goes; where `pauseMs` is given, also when they
 * have typed nothing for so long. `commandFor` has to be the same function at each render.
 */
export function useTyped<T>(
  first: T,
  commandFor: (value: T) => Command,
  pauseMs: number | null = null,
): Typed<T> {
  const surface = useSurface();
  const [value, change] = useState(first);
  const [outcome, setOutcome] = useState<Outcome<T> | null>(null);
  const handedOver = useRef<T | null>(first);

  const store = useCallback(
    async (next: T) => {
      if (next === handedOver.current) return;
      handedOver.current = next;
      const reply: Reply = await surface.ask(commandFor(next));
      // Once more is worth a try.
      if (!reply.ok && handedOver.current === next) handedOver.current = null;
      setOutcome({ of: next, problem: reply.ok ? null : reply.problem });
    },
    [surface, commandFor],
  );

  useEffect(() => {
    if (pauseMs === null) return undefined;
    const timer = setTimeout(() => void store(value), pauseMs);
    return () => clearTimeout(timer);
  }, [store, value, pauseMs]);

  // Whoever goes before that has typed it all the same.
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  useEffect(() => {
    const storeNow = () => void store(latest.current);
    addEventListener('pagehide', storeNow);
    return () => {
      removeEventListener('pagehide', storeNow);
      storeNow();
    };
  }, [store]);

  // What was said of another value is not true of this one.
  const mine = outcome?.of === value ? outcome : null;
  return {
    value,
    isSaved: mine?.problem === null,
    problem: mine?.problem ?? null,
    change,
    save: (next = value) => void store(next),
  };
}

interface Outcome<T> {
  readonly of: T;
  readonly problem: CommandProblem | null;
}
