import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

/** What the search looks at; a test hands in a machine of its own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** Names the program to use, before anything that is found. */
export const OVERRIDE: Readonly<Record<BrowserName, string>> = {
  chromium: 'CHROMIUM_PATH',
  firefox: 'FIREFOX_PATH',
};

// Chromium first: it is the one without a person's own profile and accounts.
const COMMANDS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox-esr', 'firefox'],
};

const MAC_APPS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox ESR.app/Contents/MacOS/firefox'],
};

const WINDOWS_PROGRAMS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Mozilla Firefox ESR\\firefox.exe'],
};

/**
 * The program to start, or null. `CHROMIUM_PATH` and `FIREFOX_PATH` win, also where nothing is there:
 * a wrong one is said by whoever starts it, and not silently replaced.
 */
export function findBrowser(name: BrowserName, machine: Machine = THIS_MACHINE): string | null {
  const override = machine.env[OVERRIDE[name]];
  if (override !== undefined && override !== '') return override;
  return placesFor(name, machine).find(machine.exists) ?? null;
}

function placesFor(name: BrowserName, { platform, env }: Machine): readonly string[] {
  switch (platform) {
    case 'darwin': {
      const folders = ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])];
      return MAC_APPS[name].flatMap((app) => folders.map((folder) => `${folder}/${app}`));
    }
    case 'win32': {
      const folders = [env['LOCALAPPDATA'], env['ProgramFiles'], env['ProgramFiles(x86)']];
      return WINDOWS_PROGRAMS[name].flatMap((program) =>
        folders.filter((folder) => folder !== undefined).map((folder) => `${folder}\\${program}`),
      );
    }
    default: {
      const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
      const folders = [...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin'];
      return COMMANDS[name].flatMap((command) => folders.map((folder) => join(folder, command)));
    }
  }
}
