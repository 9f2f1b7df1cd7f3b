import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scaleTables } from '../../scripts/bench/cluster/tables.ts';

const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');

test('docs/scale.md has the figures that the simulation prints', () => {
  for (const part of scaleTables(1)) expect(page).toContain(part);
});
