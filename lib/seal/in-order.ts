/** Runs jobs one after the other, each once the one before is done. */
export interface InOrder {
  run(job: () => Promise<void>): void;
}

/** `onError`: a job that fails is a bug of ours, and keeps nobody else waiting. */
export function createInOrder(onError: (error: unknown) => void): InOrder {
  let last: Promise<void> = Promise.resolve();
  return {
    run(job) {
      last = last.then(job).catch(onError);
    },
  };
}
