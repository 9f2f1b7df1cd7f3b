import { NEW_TAB, type OverlayTab } from './overlay-tab.ts';

/** The part of `storage.session` that is used here: it outlives the background, but not the browser. */
export interface SessionArea {
  readonly get: (keys: null) => Promise<Record<string, unknown>>;
  readonly set: (items: Record<string, unknown>) => Promise<void>;
  readonly remove: (keys: string | string[]) => Promise<void>;
}

/** The tabs where the overlay is, was asked for, or was hidden. Read once, then written through. */
export interface OverlayTabStore {
  readonly loaded: Promise<void>;
  readonly has: (tabId: number) => boolean;
  readonly get: (tabId: number) => OverlayTab;
  readonly set: (tabId: number, tab: OverlayTab) => void;
  readonly forget: (tabId: number) => void;
  readonly all: () => readonly (readonly [tabId: number, tab: OverlayTab])[];
}

const PREFIX = 'overlay-tab:';

/**
 * `onError` hears of a write that failed: then only memory knows, and after the next death of the
 * background the overlay on that tab has to be asked for again.
 */
export function openOverlayTabStore(
  session: SessionArea,
  onError: (error: unknown) => void,
): OverlayTabStore {
  const tabs = new Map<number, OverlayTab>();
  const loaded = session.get(null).then((items) => {
    for (const [key, value] of Object.entries(items)) {
      // Only we write to this area, and its shape lives no longer than this version of us.
      if (key.startsWith(PREFIX)) tabs.set(Number(key.slice(PREFIX.length)), value as OverlayTab);
    }
  }, onError);
  return {
    loaded,
    has: (tabId) => tabs.has(tabId),
    get: (tabId) => tabs.get(tabId) ?? NEW_TAB,
    set: (tabId, tab) => {
      tabs.set(tabId, tab);
      session.set({ [PREFIX + tabId]: tab }).catch(onError);
    },
    forget: (tabId) => {
      if (tabs.delete(tabId)) session.remove(PREFIX + tabId).catch(onError);
    },
    all: () => [...tabs],
  };
}
