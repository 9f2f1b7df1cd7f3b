import type { Measure } from './bench.ts';

/** By the name that `--only` knows; the quick ones first. Loaded when wanted: some start servers. */
export const ROWS: Readonly<Record<string, () => Promise<Measure>>> = {
  bundles: async () => (await import('./rows/bundles.ts')).bundles,
  snapshot: async () => (await import('./rows/snapshot.ts')).snapshot,
  changes: async () => (await import('./rows/changes.ts')).changes,
  said: async () => (await import('./rows/said.ts')).said,
  tabs: async () => (await import('./rows/tabs.ts')).tabs,
  idle: async () => (await import('./rows/idle.ts')).idle,
  durable: async () => (await import('./rows/durable.ts')).durable,
  fanout: async () => (await import('./rows/fanout.ts')).fanout,
  storm: async () => (await import('./rows/storm.ts')).storm,
  memory: async () => (await import('./rows/memory.ts')).memory,
  message: async () => (await import('./rows/message.ts')).message,
  death: async () => (await import('./rows/death.ts')).death,
  popup: async () => (await import('./rows/popup.ts')).popup,
  surface: async () => (await import('./rows/surface.ts')).surface,
  page: async () => (await import('./rows/page.ts')).page,
  frames: async () => (await import('./rows/frames.ts')).frames,
};
