import { useCallback, useState } from 'react';
import type { CommandProblem, ServerReport } from '../port/contract.ts';
import { useSurface } from './RoomlightProvider.tsx';

export type ServerTest =
  | { readonly status: 'untested' }
  | { readonly status: 'testing' }
  | { readonly status: 'good'; readonly report: ServerReport }
  | { readonly status: 'bad'; readonly problem: CommandProblem };

/** Tries a server's address; `forget` once the address is another. */
export function useServerTest(): {
  readonly result: ServerTest;
  readonly test: (server: string) => Promise<void>;
  readonly forget: () => void;
} {
  const surface = useSurface();
  const [result, setResult] = useState<ServerTest>({ status: 'untested' });

  const test = useCallback(
    async (server: string) => {
      setResult({ status: 'testing' });
      const reply = await surface.ask<'test_server'>({ type: 'test_server', server });
      setResult(
        reply.ok
          ? { status: 'good', report: reply.value }
          : { status: 'bad', problem: reply.problem },
      );
    },
    [surface],
  );
  const forget = useCallback(() => setResult({ status: 'untested' }), []);
  return { result, test, forget };
}
