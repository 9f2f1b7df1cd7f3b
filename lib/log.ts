/** One line of the log that a person can copy. It never holds a message's text, a token or a page. */
export interface LogLine {
  readonly at: number;
  readonly what: string;
}

const KEPT_LINES = 200;
const lines: LogLine[] = [];

/** Notes what happened, for the person who looks for the reason later. Kept in memory, the last 200. */
export function log(what: string): void {
  lines.push({ at: Date.now(), what });
  if (lines.length > KEPT_LINES) lines.shift();
}

/** The log so far, oldest first. */
export function logLines(): readonly LogLine[] {
  return lines;
}
