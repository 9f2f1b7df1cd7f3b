/** A message as somebody handed it over, or saw it. Bodies are unique in a run. */
export interface Line {
  readonly by: string;
  readonly cid: string | null;
  readonly body: string;
}

/** What can have become of a message, the worst last. */
export const VERDICTS = ['ok', 'unexpected', 'reordered', 'duplicated', 'lost'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface DeliveryRecord {
  /** Accepted from each sender, in the order in which they were accepted. */
  readonly accepted: readonly Line[];
  /** By reader, every message in the order in which they saw it. Senders are readers too. */
  readonly seen: ReadonlyMap<string, readonly Line[]>;
  /**
   * Bodies that need not be there: their sender sees them as failed or unconfirmed, or saw them sent
   * into a log that the server lost later.
   */
  readonly mayMiss?: ReadonlySet<string>;
}

export interface DeliveryReport {
  /** Accepted, and those that nobody sent. */
  readonly messages: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** A sentence for each thing that is wrong. */
  readonly problems: readonly string[];
}

/**
 * Judges each message by what every reader saw of it: `ok`, `lost` (a reader has not seen it),
 * `duplicated` (one saw it twice), `reordered` (not in its sender's order, or not in the order in which
 * the others saw it), `unexpected` (nobody accepted it). The worst that any reader saw counts.
 */
export function checkDelivery(record: DeliveryRecord): DeliveryReport {
  const { accepted, seen, mayMiss = new Set<string>() } = record;
  const verdicts = new Map<string, Verdict>(accepted.map(({ body }) => [body, 'ok']));
  const problems: string[] = [];

  function judge(body: string, verdict: Verdict, problem: string): void {
    problems.push(`${verdict}: ${problem}`);
    const before = verdicts.get(body) ?? 'ok';
    if (VERDICTS.indexOf(verdict) > VERDICTS.indexOf(before)) verdicts.set(body, verdict);
  }

  const senderOf = new Map(accepted.map(({ body, by }) => [body, by]));
  // Accepted in this order, so an index says who of one sender's came first.
  const ranks = new Map(accepted.map(({ body }, rank) => [body, rank]));
  const commonOrder = new Map<string, number>();
  for (const [reader, lines] of seen) {
    const first = new Map<string, number>();
    for (const { by, body } of lines) {
      if (first.has(body)) {
        judge(body, 'duplicated', `${reader} saw "${body}" again`);
        continue;
      }
      first.set(body, first.size);
      const sender = senderOf.get(body);
      if (sender === undefined)
        judge(body, 'unexpected', `${reader} saw "${body}"; nobody said it`);
      else if (sender !== by) judge(body, 'unexpected', `${reader} saw "${body}" as said by ${by}`);
    }
    for (const { body, by } of accepted) {
      if (!first.has(body) && !mayMiss.has(body)) {
        judge(body, 'lost', `${reader} never saw "${body}" of ${by}`);
      }
    }
    const order = [...first.keys()];
    for (const sender of new Set(senderOf.values())) {
      const theirs = order.filter((body) => senderOf.get(body) === sender);
      for (const body of outOfOrder(theirs, ranks)) {
        judge(body, 'reordered', `${reader} saw "${body}" after what its sender said later`);
      }
    }
    for (const body of outOfOrder(order, commonOrder)) {
      judge(body, 'reordered', `${reader} saw "${body}" in another place than a reader before`);
    }
    for (const body of order) if (!commonOrder.has(body)) commonOrder.set(body, commonOrder.size);
  }
  return { messages: verdicts.size, counts: countVerdicts(verdicts.values()), problems };
}

/** Those that come after one with a higher rank. */
function outOfOrder(bodies: readonly string[], ranks: ReadonlyMap<string, number>): string[] {
  let highest = -1;
  return bodies.filter((body) => {
    const rank = ranks.get(body) ?? highest;
    const late = rank < highest;
    highest = Math.max(highest, rank);
    return late;
  });
}

function countVerdicts(verdicts: Iterable<Verdict>): Record<Verdict, number> {
  const counts = { ok: 0, unexpected: 0, reordered: 0, duplicated: 0, lost: 0 };
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}
