const POLL_MS = 50;

/** Asks until there is an answer; `what` names it in the failure. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  withinMs = 10_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
