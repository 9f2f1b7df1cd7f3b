import type { BrowserName } from '../setup/find-browser.ts';
import type { Desktop } from './desktop.ts';
import type { Surface } from './surface.ts';

export type { BrowserName };

/** For `describe.each`: a test's text is the same for both. */
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** What the extension opens by itself when it is installed. */
export const WELCOME_PAGE = 'welcome.html';
export const WELCOME_MS = 60_000; // it comes in a second, but not on a machine that builds something meanwhile

export type ColorScheme = 'light' | 'dark';

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extensionPath: string;
  /** Folder of a profile to use and to leave behind; by default a fresh one, removed after. */
  readonly profile?: string;
  readonly colorScheme?: ColorScheme;
  /** What the person reads, the best first: `de,en`. By default what the machine says. */
  readonly languages?: string;
  /** Shows its window on the screen; by default there is none. */
  readonly isVisible?: boolean;
  /** Leaves the welcome page open that comes at the install; by itself the driver closes it. */
  readonly keepsWelcome?: boolean;
  /** Names that lead to this machine, so that a page can stand at another address than loopback. */
  readonly localHosts?: readonly string[];
  /** Ends a browser that is still starting; one that has started is not touched. */
  readonly abort?: AbortSignal;
  /** Firefox only: preferences over the driver's own. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
}

/** A tab, and the document in it as the page's own scripts see it. */
export interface Tab extends Surface {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Makes it the tab in front. */
  activate(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What the background holds, by name: memory in KiB, all else in pieces. Each listener and each timer
 * holds a function, so their number tells of both.
 */
export type BackgroundUse = Readonly<Record<string, number>>;

/**
 * A real browser with the extension installed: one person. No debugger is attached to the
 * extension's background, since one that is attached keeps Chromium's worker alive.
 */
export interface Browser {
  readonly name: BrowserName;
  readonly extensionId: string;
  /** `chrome-extension://<id>` or `moz-extension://<uuid>`, as a server sees it in Origin. */
  readonly origin: string;
  readonly pid: number;
  openTab(url: string): Promise<Tab>;
  /** A tab in a window of its own. */
  openWindow(url: string): Promise<Tab>;
  /** A tab in a private window of its own. */
  openPrivateWindow(url: string): Promise<Tab>;
  /** A page of the extension in a tab: `extensionPage('options.html')`. */
  extensionPage(path: string): Promise<Tab>;
  /** The tab that the product or a page opens, or goes on in, by how its address begins; waits until it is there. */
  openedTab(urlStart: string): Promise<Tab>;
  /** Clicks the toolbar button while `tab` is in front, which also grants activeTab. The real popup, a new one. */
  popup(tab: Tab): Promise<Surface>;
  closePopup(): Promise<void>;
  hasPopup(): Promise<boolean>;
  /** From now on. The background must be running; in Chromium it then stays, for a debugger is attached. */
  watchDesktop(): Promise<Desktop>;
  /** As the key of one of the manifest's commands does; Chromium's own ones, `_execute_…`, can't be. See `watchDesktop`. */
  pressShortcut(command: string): Promise<void>;
  /** The extension's frame in the page's closed shadow root; waits until it is there. */
  overlay(tab: Tab, withinMs?: number): Promise<Surface>;
  hasOverlay(tab: Tab): Promise<boolean>;
  /** Every frame of the extension that is in the page now, whoever put it there. */
  framesOfOurs(tab: Tab): Promise<readonly Surface[]>;
  /**
   * Says yes beforehand to an optional host permission: the extension's own request for it then
   * succeeds without a prompt. In Firefox every request does.
   */
  allowHost(pattern: string): Promise<void>;
  /** Lets the extension into private windows, where no browser lets one by itself. Starts it anew. */
  allowPrivateWindows(): Promise<void>;
  /** Ends the worker or event page, as the browser does when it is idle. */
  killBackground(): Promise<void>;
  /** As an update does: this version ends, scripts in pages lose their runtime, and it starts anew. */
  reloadExtension(): Promise<void>;
  /** Looked at from outside: it wakes nobody. */
  isBackgroundRunning(): Promise<boolean>;
  /** After a garbage collection, where the browser can tell. The background must be running. */
  measureBackground(): Promise<BackgroundUse>;
  /** For what is shown from now on, and for what is shown already. */
  setColorScheme(scheme: ColorScheme): Promise<void>;
  /** SIGKILL to the whole browser. The profile stays if it was given. */
  kill(): Promise<void>;
  close(): Promise<void>;
}
