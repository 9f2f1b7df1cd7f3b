import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
/** Letters typed within this time, ms, are the beginning of one name. */
const TYPING_MS = 800;

let typed = '';
let typedAt = -Infinity;

/**
 * Moves the focus among the rows (`data-row`: its name) below the element it listens on: arrows to the one
 * above or below, letters to the next whose name begins so.
 */
export function goByKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  if (event.target instanceof HTMLInputElement) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const step = STEPS[event.key];
  if (step !== undefined) {
    event.preventDefault();
    rows.at(at === -1 ? 0 : (at + step) % rows.length)?.focus();
    return;
  }
  if (event.key.length !== 1 || event.key === ' ') return;
  event.preventDefault();
  rowBeginning(rows, at, event.key.toLowerCase(), event.timeStamp)?.focus();
}

function rowBeginning(
  rows: readonly HTMLElement[],
  at: number,
  letter: string,
  now: number,
): HTMLElement | undefined {
  const goesOn = now - typedAt < TYPING_MS;
  typed = goesOn ? typed + letter : letter;
  typedAt = now;
  // One letter goes on to the next such row; more of them may still mean the one that has the focus.
  const from = goesOn ? Math.max(at, 0) : at + 1;
  const inOrder = [...rows.slice(from), ...rows.slice(0, from)];
  return inOrder.find(({ dataset }) => (dataset['row'] ?? '').toLowerCase().startsWith(typed));
}
