import type { PageLife } from '../../lib/port/page-life.ts';

/** A page whose looks the test decides. */
export function createFakeLife() {
  const seen = new Set<() => void>();
  const restored = new Set<() => void>();
  const hidden = new Set<() => void>();
  const fronted = new Set<() => void>();
  const touched = new Set<() => void>();
  const life = {
    visible: true,
    inFront: true,
    isVisible: () => life.visible,
    onSeen: (listener: () => void) => (seen.add(listener), () => seen.delete(listener)),
    onHidden: (listener: () => void) => (hidden.add(listener), () => hidden.delete(listener)),
    isInFront: () => life.inFront,
    onFront: (listener: () => void) => (fronted.add(listener), () => fronted.delete(listener)),
    onInput: (listener: () => void) => (touched.add(listener), () => touched.delete(listener)),
    onRestored: (listener: () => void) => (restored.add(listener), () => restored.delete(listener)),
    look: () => seen.forEach((listener) => listener()),
    hide: () => hidden.forEach((listener) => listener()),
    front(inFront: boolean) {
      life.inFront = inFront;
      fronted.forEach((listener) => listener());
    },
    touch: () => touched.forEach((listener) => listener()),
    restore: () => restored.forEach((listener) => listener()),
  };
  return life satisfies PageLife;
}
