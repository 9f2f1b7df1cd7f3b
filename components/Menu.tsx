import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Menu.module.css';
import { placeBeside } from './place-beside.ts';

export interface MenuItem {
  readonly label: ReactNode;
  readonly onChoose: () => void;
  /** What can't be undone. */
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  /** A line above it: what follows is about something else. */
  readonly startsGroup?: boolean;
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
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  return (
    <>
      <IconButton
        ref={opener}
        icon="more"
        label={label}
        popoverTarget={id}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          list.current?.showPopover();
          list.current?.querySelector('button')?.focus();
        }}
      />
      <div
        ref={list}
        id={id}
        popover="auto"
        className={styles.menu}
        // It can scroll, which in Firefox would make it a stop of its own for Tab.
        tabIndex={-1}
        onBeforeToggle={({ currentTarget, newState }) => {
          if (newState === 'open' && opener.current) placeBeside(currentTarget, opener.current);
        }}
        onToggle={markOpen}
      >
        <MenuItems items={items} popoverId={id} />
      </div>
    </>
  );
}

/** For whoever handles Escape: while a menu is open, the browser closes it first. */
export function markOpen(event: ToggleEvent<HTMLElement>): void {
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
    <ul onKeyDown={moveByArrows}>
      {items.map((item, index) => (
        // The items of one menu keep their places.
        // eslint-disable-next-line react/no-array-index-key
        <li key={index} className={classes(item.startsGroup && styles.apart)}>
          <button
            type="button"
            className={classes(styles.item, item.isDanger && styles.danger)}
            disabled={item.isDisabled}
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

/** Up and down go through the items and around, as people expect of a menu; Tab works too. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
  const at = items.findIndex((item) => item === event.target);
  items.at((at + step) % items.length)?.focus();
}
