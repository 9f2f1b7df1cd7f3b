import type { Browser, Runtime } from 'webextension-polyfill';
import { OURS } from './fake-runtime-port.ts';

/** Chrome's. */
const ALARM_PERIOD_MS = 30_000;

/** The part of a browser that outlives a background, and events to wake one with. */
export interface FakeExtension {
  readonly browser: Browser;
  readonly local: Map<string, unknown>;
  readonly alarms: Set<string>;
  /** When the alarm would ring by itself, ms. */
  readonly alarmDueAt: number;
  /** What the toolbar button shows. */
  readonly badge: { text: string; title: string };
  /** How often the background has asked to be replaced by the version that waits. */
  readonly reloads: number;
  /** What stands on the desktop, by id. */
  readonly notices: Map<string, string>;
  /** Addresses of windows that were opened. */
  readonly windows: readonly string[];
  /** Whom the browser lets at `storage.local`; null: content scripts, too. */
  readonly access: string | null;
  /** Windows that were brought to the front. */
  readonly fronts: readonly number[];
  /** From now on the panel is open in this window. */
  openPanel(windowId: number): void;
  /** Permissions that were given back. */
  readonly given: readonly object[];
  clickNotice(id: string): void;
  connect(port: Runtime.Port): void;
  ringAlarm(): void;
  /** The browser has a new version of the extension. */
  offerUpdate(): void;
}

/** `events` of an earlier life are gone with it: make one fake for each life, over the same `local`. */
export function createFakeExtension(
  local = new Map<string, unknown>(),
  alarms = new Set<string>(),
  notices = new Map<string, string>(),
): FakeExtension {
  const [connected, rang, updated] = [anEvent<[Runtime.Port]>(), anEvent<[]>(), anEvent<[]>()];
  let reloads = 0;
  let alarmDueAt = Infinity;
  let access: string | null = null;
  const setAccessLevel = async (options: { accessLevel: string }) =>
    void (access = options.accessLevel);
  const badge = { text: '', title: '' };
  const clicked = anEvent<[string]>();
  const [windows, given]: [string[], object[]] = [[], []];
  const [fronts, panels]: [number[], number[]] = [[], []];
  const deaf = () => anEvent<[]>();

  const browser = {
    storage: { local: { ...anArea(local), setAccessLevel }, session: anArea(new Map()) },
    alarms: {
      get: async (name: string) => (alarms.has(name) ? { name } : undefined),
      clear: async (name: string) => alarms.delete(name),
      create: async (name: string, { delayInMinutes }: { delayInMinutes: number }) => {
        alarms.add(name);
        alarmDueAt = Date.now() + delayInMinutes * 60_000;
      },
      onAlarm: rang,
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => void (badge.text = text),
      setTitle: async ({ title }: { title: string }) => void (badge.title = title),
      setBadgeBackgroundColor: async () => {},
      setBadgeTextColor: async () => {},
    },
    runtime: {
      id: OURS.id,
      getURL: (path: string) => OURS.baseUrl + path,
      getContexts: async () => panels.map((windowId) => ({ windowId })),
      getPlatformInfo: async () => ({}),
      onConnect: connected,
      onMessage: deaf(),
      onStartup: deaf(),
      onInstalled: deaf(),
      onUpdateAvailable: updated,
      reload: () => void (reloads += 1),
    },
    permissions: {
      contains: async () => false,
      getAll: async () => ({ origins: ['https://a.example/*'] }),
      remove: async (what: object) => void given.push(what),
      onAdded: deaf(),
      onRemoved: deaf(),
    },
    commands: { onCommand: deaf() },
    notifications: {
      onClicked: clicked,
      create: async (id: string, { title, message }: { title: string; message: string }) =>
        void notices.set(id, `${title}: ${message}`),
      clear: async (id: string) => notices.delete(id),
      getAll: async () => Object.fromEntries(notices),
    },
    windows: {
      onFocusChanged: deaf(),
      create: async ({ url }: { url: string }) => void windows.push(url),
      update: async (windowId: number) => void fronts.push(windowId),
    },
    scripting: {
      getRegisteredContentScripts: async () => [],
      unregisterContentScripts: async () => {},
      registerContentScripts: async () => {},
    },
    tabs: { query: async () => [], onActivated: deaf(), onUpdated: deaf(), onRemoved: deaf() },
  };

  return {
    browser: browser as unknown as Browser,
    local,
    alarms,
    badge,
    notices,
    windows,
    fronts,
    given,
    openPanel: (windowId) => void panels.push(windowId),
    clickNotice: (id) => clicked.emit(id),
    get access() {
      return access;
    },
    get reloads() {
      return reloads;
    },
    get alarmDueAt() {
      return alarms.size > 0 ? alarmDueAt : Infinity;
    },
    connect: (port) => connected.emit(port),
    ringAlarm() {
      alarmDueAt += ALARM_PERIOD_MS;
      rang.emit();
    },
    offerUpdate: () => updated.emit(),
  };
}

function anArea(values: Map<string, unknown>) {
  return {
    get: async (key: string) =>
      values.has(key) ? { [key]: structuredClone(values.get(key)) } : {},
    set: async (items: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(items)) values.set(key, structuredClone(value));
    },
    clear: async () => values.clear(),
  };
}

function anEvent<Args extends unknown[]>() {
  const listeners = new Set<(...args: Args) => void>();
  return {
    addListener: (listener: (...args: Args) => void) => void listeners.add(listener),
    removeListener: (listener: (...args: Args) => void) => void listeners.delete(listener),
    emit: (...args: Args) => {
      for (const listener of listeners) listener(...args);
    },
  };
}
