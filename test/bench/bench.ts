import type { Figure } from '../../scripts/bench/report.ts';

/** What a measurement is given. */
export interface BenchContext {
  readonly root: string;
  /** Tiny sizes, to see that it works: the figures say nothing. */
  readonly isShort: boolean;
  /** A Phoenix server of ours that runs already. */
  readonly phoenixUrl: string | null;
  /** A Phoenix server as it is built from the guides. */
  readonly stockUrl: string | null;
  readonly say: (line: string) => void;
  /** Figures of the last run that was written down. */
  readonly last: readonly Figure[];
}

/** One row of the table, which may be several figures. */
export type Measure = (context: BenchContext) => Promise<readonly Figure[]>;
