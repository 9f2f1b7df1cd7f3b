import { log } from '../log.ts';
import type { Answer, CommandProblem, CommandType, Reply } from '../port/contract.ts';

/** Carried out. */
export function done<T extends CommandType>(value: Answer<T>): Reply {
  return { ok: true, value };
}

/** Not carried out, and nothing was changed. */
export function failed(problem: CommandProblem): Reply {
  return { ok: false, problem };
}

/** Writes something, and says so. */
export function saved(write: () => Promise<unknown>): Promise<Reply> {
  return stored(async () => {
    await write();
    return done(null);
  });
}

/** Does something that ends on disk; a disk that refuses is the person's to know. */
export async function stored(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    log(`not stored: ${String(error)}`);
    return failed('storage_failed');
  }
}
