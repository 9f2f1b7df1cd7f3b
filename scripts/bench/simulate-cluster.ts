/** 100,000 people on a cluster, simulated. What it prints is in docs/scale.md. */
import { parseArgs } from 'node:util';
import { scaleTables } from './cluster/tables.ts';

const USAGE = `node scripts/bench/simulate-cluster.ts [--seed N]
  --seed  another throw of the dice (default: 1, as in docs/scale.md)`;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

console.log(options.help ? USAGE : scaleTables(Number(options.seed)).join('\n\n'));
