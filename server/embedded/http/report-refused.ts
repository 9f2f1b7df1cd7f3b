import { CHROME_EXTENSION } from './access.ts';

/** Others choose which origins come, so what is remembered of them has an end. */
const REMEMBERED = 20;

/**
 * Says once for each extension that came in vain how to let it in: from the browser's side a refusal
 * looks much like a server that is down.
 */
export function createRefusalReport(
  log: (line: string) => void,
): (origin: string | undefined) => void {
  const reported = new Set<string>();
  return (origin) => {
    if (origin === undefined || !CHROME_EXTENSION.test(origin)) return;
    if (reported.has(origin) || reported.size >= REMEMBERED) return;
    reported.add(origin);
    log(`An extension was refused. To let it in, start with --allow-origin ${origin}`);
  };
}
