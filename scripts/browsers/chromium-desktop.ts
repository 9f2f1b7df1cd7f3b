import { evaluateInWorker } from './chromium-worker.ts';
import type { Session } from './chromium-document.ts';
import type { Desktop, DesktopNotice } from './desktop.ts';

/**
 * Chromium keeps notifications also without a screen, but tells only their ids; so the worker notes what
 * it asked for. A click is the event that the browser would send.
 */
export async function chromiumDesktop(worker: Session): Promise<Desktop> {
  await evaluateInWorker(worker, noteNotices);
  return {
    notices: async () => (await evaluateInWorker(worker, readNotices)) as readonly DesktopNotice[],
    click: async (id) => void (await evaluateInWorker(worker, clickNotice, id)),
  };
}

/** As its key does, in the tab in front. */
export async function pressInWorker(worker: Session, command: string): Promise<void> {
  await evaluateInWorker(worker, pressCommand, command);
}

// These run in the worker, so they must not use anything outside themselves.

interface Options {
  readonly title: string;
  readonly message: string;
  readonly silent?: boolean;
}

interface Noting {
  noted?: Map<string, Options>;
  readonly chrome: {
    readonly notifications: {
      create: (id: string, options: Options) => Promise<string>;
      getAll(): Promise<Record<string, true>>;
      readonly onClicked: { dispatch(id: string): void };
    };
    readonly commands: { readonly onCommand: { dispatch(command: string, tab: unknown): void } };
    readonly tabs: { query(of: object): Promise<readonly unknown[]> };
  };
}

function noteNotices(): void {
  const worker = globalThis as unknown as Noting;
  const noted = new Map<string, Options>();
  worker.noted = noted;
  const { notifications } = worker.chrome;
  const create = notifications.create.bind(notifications);
  notifications.create = (id, options) => {
    noted.set(id, options);
    return create(id, options);
  };
}

async function readNotices(): Promise<readonly DesktopNotice[]> {
  const { noted, chrome } = globalThis as unknown as Noting;
  return Object.keys(await chrome.notifications.getAll()).map((id) => {
    const { title = '', message = '', silent = false } = noted?.get(id) ?? {};
    return { id, title, text: message, isSilent: silent };
  });
}

function clickNotice(id: string): void {
  (globalThis as unknown as Noting).chrome.notifications.onClicked.dispatch(id);
}

async function pressCommand(command: string): Promise<void> {
  const { chrome } = globalThis as unknown as Noting;
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.commands.onCommand.dispatch(command, tab);
}
