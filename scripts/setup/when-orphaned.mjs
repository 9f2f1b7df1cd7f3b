import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_MS = 500;
const SHELL = /^(?:ba|da|a|z|k)?sh$|^busybox$/;

/**
 * Calls back once when npm, which started this process, has ended without it. npm passes SIGTERM on to
 * its shell only, and a shell to nobody; a killed npm passes on nothing and leaves that shell waiting.
 * So whoever ends `npm start` from outside would leave the rest. By hand, without npm, a process may
 * outlive its terminal: then nothing is watched. Returns the undoing.
 * @param {() => void} callback
 * @returns {() => void}
 */
export function whenOrphaned(callback) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => {};
  const parent = process.ppid;
  const shell = lookAt(parent);
  const npm = shell !== null && SHELL.test(shell.name) ? shell.parent : null;
  const timer = setInterval(() => {
    const isLeft = process.ppid !== parent || (npm !== null && lookAt(parent)?.parent !== npm);
    if (!isLeft) return;
    clearInterval(timer);
    callback();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * A process' name and whose child it is now; null where it is gone, or the system does not say.
 * @param {number} pid
 * @returns {{ name: string, parent: number } | null}
 */
function lookAt(pid) {
  const [, name, parent] = statusOf(pid) ?? [];
  return name === undefined ? null : { name, parent: Number(parent) };
}

/** @param {number} pid */
function statusOf(pid) {
  switch (process.platform) {
    case 'linux':
      return /\((.*)\) \S (\d+)/s.exec(readOrNothing(`/proc/${pid}/stat`));
    case 'win32':
      return null; // npm has no shell between there that outlives it
    default: {
      const { stdout } = spawnSync('ps', ['-o', 'comm=,ppid=', '-p', `${pid}`], {
        encoding: 'utf8',
      });
      return /([^/]+?)\s+(\d+)\s*$/.exec(stdout ?? '');
    }
  }
}

/** @param {string} path */
function readOrNothing(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // the process ended
  }
}
