import { runTool } from '../setup/run-tool.ts';
import { say } from '../setup/say.mjs';
import { noOptions } from './options.ts';

interface CheckPart {
  readonly name: string;
  readonly tools: readonly (readonly [packageName: string, ...args: string[]])[];
  /** What to do when it finds something. */
  readonly advice: string;
}

const PARTS: readonly CheckPart[] = [
  { name: 'format', tools: [['oxfmt', '--check']], advice: 'npm run format' },
  { name: 'lint', tools: [['oxlint']], advice: 'each finding says what to do instead' },
  {
    name: 'types',
    // The framework writes types of its own; no install script has run that would have.
    tools: [
      ['wxt', 'prepare'],
      ['typescript', '--noEmit'],
    ],
    advice: 'npx tsc --noEmit shows them again',
  },
  { name: 'dead code', tools: [['knip']], advice: 'remove what nobody uses' },
];

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Format, lint, types and dead code: all of them, also after one has failed. */
export async function runCheck(root: string): Promise<Counts> {
  let failed = 0;
  for (const part of PARTS) {
    say.step(part.name);
    if (await passes(root, part)) continue;
    failed += 1;
    say.failed(`${part.name}: ${part.advice}`);
  }
  return { passed: PARTS.length - failed, failed };
}

async function passes(root: string, part: CheckPart): Promise<boolean> {
  for (const [packageName, ...args] of part.tools) {
    if ((await runTool(root, packageName, args)) !== 0) return false;
  }
  return true;
}

/** `npm run check`. */
export async function check(root: string, args: readonly string[]): Promise<number> {
  noOptions('check', args);
  const { failed } = await runCheck(root);
  return failed === 0 ? 0 : 1;
}
