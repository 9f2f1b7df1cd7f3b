import { type ReactNode, type ToggleEvent, useId } from 'react';
import { IconButton } from './Button.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly label: ReactNode;
  readonly onChoose: () => void;
}

/** A button that opens a short list of things to do. The browser's own popover closes it and minds focus. */
export function Menu({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly MenuItem[];
}) {
  const id = useId();
  return (
    <>
      <IconButton icon="more" label={label} popoverTarget={id} />
      <div id={id} popover="auto" className={styles.menu} onToggle={markOpen}>
        <MenuItems items={items} popoverId={id} />
      </div>
    </>
  );
}

/** For whoever handles Escape: while a menu is open, the browser closes it first. */
function markOpen(event: ToggleEvent<HTMLElement>): void {
  event.currentTarget.toggleAttribute('data-open', event.newState === 'open');
}

/** The list alone, for where it lies in the page and not over it. */
export function MenuItems({
  items,
  popoverId,
}: {
  readonly items: readonly MenuItem[];
  readonly popoverId?: string;
}) {
  return (
    <ul>
      {items.map((item, index) => (
        // The items of one menu keep their places.
        // eslint-disable-next-line react/no-array-index-key
        <li key={index}>
          <button
            type="button"
            className={styles.item}
            popoverTarget={popoverId}
            popoverTargetAction="hide"
            onClick={item.onChoose}
          >
            {item.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
