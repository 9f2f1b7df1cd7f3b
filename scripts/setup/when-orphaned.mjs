const LOOK_MS = 500;

/**
 * Calls back once when npm, which started this process, has ended without it. npm passes SIGTERM on to
 * its shell only, and a shell to nobody, so whoever ends `npm start` from outside would leave the rest.
 * By hand, without npm, a process may outlive its terminal: then nothing is watched. Returns its undoing.
 * @param {() => void} callback
 */
export function whenOrphaned(callback) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
