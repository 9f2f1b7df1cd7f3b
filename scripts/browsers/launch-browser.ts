import type { BrowserName } from '../setup/find-browser.ts';
import type { Browser, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

/** Starts a browser with the extension in it. Throws a `Problem` if there is no such browser. */
export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  switch (name) {
    case 'chromium':
      return launchChromium(options);
    case 'firefox':
      return launchFirefox(options);
    default:
      return name satisfies never;
  }
}
