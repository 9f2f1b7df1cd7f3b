import type { CutPoint } from '../faults/tcp-proxy.ts';

const CUT_POINTS: readonly CutPoint[] = [
  'now',
  'before send',
  'after send',
  'before reply',
  'reset',
  'mid send',
  'mid reply',
];

/** How many of each happen in a run. */
export interface FaultCounts {
  readonly backgroundKills: number;
  readonly serverKills: number;
  readonly cuts: number;
  /** Connections that go silent without a word. */
  readonly stalls: number;
  readonly browserKills: number;
}

export type Fault =
  | { readonly kind: 'background killed'; readonly victim: number }
  | { readonly kind: 'server killed'; readonly downMs: number }
  | { readonly kind: 'connection cut'; readonly victim: number; readonly point: CutPoint }
  | { readonly kind: 'connection stalled'; readonly victim: number }
  | { readonly kind: 'browser killed'; readonly victim: number };

export type FaultKind = Fault['kind'];

export interface PlannedFault {
  readonly fault: Fault;
  /** It comes once so many messages have been handed over… */
  readonly afterMessages: number;
  /** …and so many ms later, while people go on talking, so that it meets a message at any point of its way. */
  readonly afterMs: number;
  /** Whether the next fault may come before everybody is back from this one. */
  readonly overlaps: boolean;
}

/** Spreads the faults over the messages, in an order that the seed decides; each kind hits both people. */
export function planFaults(
  messages: number,
  counts: FaultCounts,
  random: () => number,
): readonly PlannedFault[] {
  const victim = (index: number) => index % 2;
  const faults: Fault[] = [
    ...times(counts.backgroundKills, (index) => ({
      kind: 'background killed' as const,
      victim: victim(index),
    })),
    ...times(counts.serverKills, () => ({
      kind: 'server killed' as const,
      downMs: 200 + random() * 2_000,
    })),
    ...times(counts.cuts, (index) => ({
      kind: 'connection cut' as const,
      victim: victim(index),
      point: CUT_POINTS[Math.floor(index / 2) % CUT_POINTS.length] ?? 'now',
    })),
    ...times(counts.stalls, (index) => ({
      kind: 'connection stalled' as const,
      victim: victim(index),
    })),
    ...times(counts.browserKills, (index) => ({
      kind: 'browser killed' as const,
      victim: victim(index),
    })),
  ];
  shuffle(faults, random);
  const step = messages / (faults.length + 1);
  return faults.map((fault, index) => ({
    fault,
    afterMessages: Math.round(step * (index + 1)),
    afterMs: random() * 500,
    overlaps: random() < 0.2,
  }));
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [items[i], items[j]];
    if (a !== undefined && b !== undefined) [items[i], items[j]] = [b, a];
  }
}
