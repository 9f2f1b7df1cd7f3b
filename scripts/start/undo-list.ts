/** What has been started and has to be stopped, the last one first. */
export interface UndoList {
  /** After `all` it undoes at once: somebody was still starting while everything was being stopped. */
  readonly add: (undo: () => Promise<void>) => void;
  /** Undoes all of it, also after one has failed; then throws the first failure. */
  readonly all: () => Promise<void>;
}

export function createUndoList(): UndoList {
  const undos: (() => Promise<void>)[] = [];
  let closed = false;
  return {
    add: (undo) => {
      if (closed) void undo();
      else undos.push(undo);
    },
    all: async () => {
      closed = true;
      const failures: unknown[] = [];
      for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
        await undo().catch((failure: unknown) => failures.push(failure));
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
