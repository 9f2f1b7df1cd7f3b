/**
 * Says what a suite tried, also when all of it failed to do harm: a suite of attacks that is silent may as
 * well have tried nothing. Past the console, which shows nothing of a test that passes.
 */
export function sayTried(suite: string, tried: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(tried).map(([what, count]) => `${what}: ${count}`);
  process.stdout.write(`tried, ${suite} — ${parts.join('; ')}\n`);
}
