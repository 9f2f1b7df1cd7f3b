/**
 * What each task takes, as `--help` and a refusal say it. Plain JavaScript, since help is given on any
 * Node and before anything is fetched.
 */
export const USAGE = {
  start: `npm start [-- --browser chromium|firefox] [--one] [--port N]
  Builds, starts the server, and opens two people in one room on a demo page.
  --browser  which browser to open (default: chromium)
  --one      one window instead of two
  --port     the server's port (default: 4000); the demo page gets the next one`,
  test: `npm test [-- --only check|unit|contract|faults|e2e]
  Runs everything; the last line is "N passed, N failed".
  --only     one part of it, and what that needs`,
  check: `npm run check
  Format, lint, types and dead code. It takes no options.`,
  build: `npm run build
  Builds for both browsers, into .output/. It takes no options.`,
  size: `npm run size
  Says what the build weighs, against its budgets. It takes no options.`,
  screenshots: `npm run screenshots
  Takes the pictures in docs/screenshots/. It takes no options.`,
  gallery: `npm run gallery
  Shows every component in every state, light and dark, in both directions. It takes no options.`,
  faults: `npm run faults -- model [--seed N] [--schedules N]
npm run faults -- processes
npm run faults -- browsers [--browser chromium|firefox] [--short] [--seed N]
npm run faults -- soak [--browser chromium|firefox] [--minutes N] [--seed N]
  Long runs of mishaps, to see that no message is lost, doubled or out of order.
  --seed       repeats a run: each says its own
  --schedules  how many to live through (default: 100000)
  --browser    one of the two
  --short      a tenth of the messages and mishaps
  --minutes    of a soak with each browser (default: 30)`,
  bench: `npm run bench [-- --only ROW,ROW] [--write] [--short]
  Measures what people feel and what operators pay, beside what they would have else.
  SERVER_URL: our Phoenix server, STOCK_URL: one built from the guides; without them their rows are left out.
  --only     bundles, snapshot, changes, said, tabs, idle, durable, fanout, storm, memory,
             message, death, popup, surface, page, frames
  --write    into docs/performance.md
  --short    tiny sizes, to see that it works`,
};

const TEXTS = new Map(Object.entries(USAGE));

/**
 * What to print where a task is asked for help, else null. Null too for a task that says itself what it
 * takes: the server's options are its own.
 * @param {string} task
 * @param {readonly string[]} args
 */
export function helpFor(task, args) {
  const asked = args.some((arg) => arg === '--help' || arg === '-h');
  return asked ? (TEXTS.get(task) ?? null) : null;
}
