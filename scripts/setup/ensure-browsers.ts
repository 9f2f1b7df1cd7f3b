import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserName, findBrowser, OVERRIDE } from './find-browser.ts';
import { Problem, say } from './say.mjs';

const DEBIAN_PACKAGES: Readonly<Record<BrowserName, string>> = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
};

const WORDS: Readonly<Record<BrowserName, string>> = {
  chromium: 'Chromium (or Chrome, or Edge)',
  firefox: 'Firefox',
};

/** Installs the browsers that are missing, where this is Debian or Ubuntu and we may; else says what to do. */
export function ensureBrowsers(names: readonly BrowserName[]): void {
  const missing = names.filter((name) => findBrowser(name) === null);
  if (missing.length > 0) install(missing);
  const still = names.filter((name) => findBrowser(name) === null);
  if (still.length > 0) throw missingProblem(still);
}

/** The program of a browser. Throws a `Problem` that says what to install. */
export function requireBrowser(name: BrowserName): string {
  const program = findBrowser(name);
  if (program === null) throw missingProblem([name]);
  return program;
}

function missingProblem(names: readonly BrowserName[]): Problem {
  return new Problem(
    `No ${names.map((name) => WORDS[name]).join(' and no ')} on this machine.`,
    names.map((name) => adviceFor(name, process.platform)).join('\n'),
  );
}

/** What to do for a browser that is missing. */
export function adviceFor(name: BrowserName, platform: NodeJS.Platform): string {
  const or = `or set ${OVERRIDE[name]} to the path of its program`;
  switch (platform) {
    case 'darwin':
      return `Install it: brew install --cask ${name} (${or}).`;
    case 'win32':
      return name === 'firefox'
        ? `Install it: winget install Mozilla.Firefox (${or}).`
        : `Install it: winget install Hibbiki.Chromium (${or}).`;
    default:
      return name === 'firefox'
        ? `Debian: apt-get install firefox-esr. Fedora and Arch: the package firefox. Ubuntu: snap install firefox (${or}).`
        : `Debian, Fedora and Arch: the package chromium. Ubuntu: snap install chromium (${or}).`;
  }
}

/** Leaves quietly where it can't: what is missing then is said by the caller. */
function install(names: readonly BrowserName[]): void {
  if (!existsSync('/usr/bin/apt-get')) return;
  const asRoot = rootPrefix();
  if (asRoot === null) return;
  const packages = names.map((name) => DEBIAN_PACKAGES[name]);
  say.step(`Getting ${packages.join(' and ')} with apt-get (some hundred MB) …`);
  // Old lists name files that the mirrors no longer have.
  if (!apt(asRoot, ['update', '-q'])) {
    say.note('apt-get update failed; trying with the lists that are there.');
  }
  // One by one: Ubuntu has no firefox-esr, and that must not keep Chromium away.
  for (const name of packages) {
    if (!apt(asRoot, ['install', '-y', '-q', '--no-install-recommends', name])) {
      say.note(`apt-get could not install ${name}; it says why above.`);
    }
  }
}

/** On a fresh machine the system may be updating itself: wait for it, s, and do not fail. */
const LOCK_WAIT = ['-o', 'DPkg::Lock::Timeout=300'] as const;

function apt(asRoot: readonly string[], args: readonly string[]): boolean {
  const [program = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...LOCK_WAIT, ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** What to put before a command so that root runs it; null where that would ask for a password. */
function rootPrefix(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return status === 0 ? ['sudo', '-n'] : null;
}
