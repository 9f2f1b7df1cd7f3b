import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from '../setup/at-exit.ts';

/** A build of the windows' own: the next build would take files away from under them. */
export interface CopiedBuild {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Copies a build; whatever ends this process removes the copy. */
export function copyBuild(folder: string): CopiedBuild {
  const copy = mkdtempSync(join(tmpdir(), 'roomlight-extension-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  const keep = atExit(remove);
  cpSync(folder, copy, { recursive: true });
  return {
    folder: copy,
    remove: async () => {
      keep();
      remove();
    },
  };
}
