/** A failure that is not a bug: what happened, and what the person can do. */
export class Problem extends Error {
  /**
   * @param {string} what what happened, one sentence
   * @param {string} advice what to do about it
   */
  constructor(what, advice) {
    super(what);
    this.name = 'Problem';
    this.advice = advice;
  }
}

const inColour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;

/** @param {number} code @param {string} text */
const paint = (code, text) => (inColour ? `\u001b[${code}m${text}\u001b[0m` : text);

/** What the scripts say while they work: one line a step. */
export const say = {
  /** @param {string} text */
  step: (text) => console.log(`${paint(33, '●')} ${text}`),
  /** @param {string} text */
  done: (text) => console.log(`${paint(32, '✓')} ${text}`),
  /** @param {string} text */
  failed: (text) => console.log(`${paint(31, '✗')} ${text}`),
  /** @param {string} text */
  note: (text) => console.log(`  ${text}`),
  /** @param {Problem} problem */
  problem: (problem) => {
    console.error(`${paint(31, '✗')} ${problem.message}`);
    for (const line of problem.advice.split('\n')) console.error(`  ${line}`);
  },
};
