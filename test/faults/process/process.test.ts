import { expect, test } from 'vitest';
import { printTally } from '../tally.ts';
import { runProcess } from './run-process.ts';

test(
  'a thousand messages of four senders survive cuts, deaths and kill -9 of the server',
  { timeout: 150_000 },
  async () => {
    const { tally, problems } = await runProcess({
      messages: 1_000,
      cuts: 30,
      kills: 2,
      quietKills: 0,
      spreadMs: 12_000,
    });
    process.stdout.write(`${printTally(tally)}\n`);
    expect(problems).toEqual([]);
  },
);
