/** What is reported as uncaught, which would fail the test run, is collected until `stop`. */
export function catchUncaught(): { readonly errors: readonly unknown[]; stop(): void } {
  const errors: unknown[] = [];
  const realQueue = globalThis.queueMicrotask;
  globalThis.queueMicrotask = (job) =>
    realQueue(() => {
      try {
        job();
      } catch (error) {
        errors.push(error);
      }
    });
  return {
    errors,
    stop() {
      globalThis.queueMicrotask = realQueue;
    },
  };
}
