import type { MenuItem } from './Menu.tsx';

/** One list of things to do, with a line between those that are about different things. */
export function menuGroups(...groups: readonly (readonly MenuItem[])[]): readonly MenuItem[] {
  return groups
    .filter((items) => items.length > 0)
    .flatMap((items, group) =>
      items.map((item, index) => ({ ...item, startsGroup: group > 0 && index === 0 })),
    );
}
