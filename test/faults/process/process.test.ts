import { expect, test } from 'vitest';
import { percentile, printTally } from '../tally.ts';
import { runProcess } from './run-process.ts';

test(
  'a thousand messages of four senders survive cuts, deaths and kill -9 of the server',
  { timeout: 150_000 },
  async () => {
    const { tally, problems } = await runProcess({
      messages: 1_000,
      cuts: 30,
      kills: 2,
      quietKills: 1,
      spreadMs: 12_000,
    });
    process.stdout.write(`${printTally(tally)}\n`);
    expect(problems).toEqual([]);
    // Generous: few samples on a machine that does all of it at once; recovery.test.ts has the figures.
    const { recoveries } = tally;
    expect(percentile(recoveries['background death → caught up'] ?? [], 0.95)).toBeLessThan(3_000);
    expect(percentile(recoveries['server back → all caught up'] ?? [], 0.95)).toBeLessThan(6_000);
  },
);
