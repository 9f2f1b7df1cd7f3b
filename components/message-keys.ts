import type { KeyboardEvent } from 'react';

const LINE = '[data-key][tabindex]';
const TOOLS = '[data-tools]';

/**
 * Keys in the conversation: up and down go from message to message, Home and End to the first and last
 * of them, Enter or the menu key to what can be done with one, Escape back: from there to the message,
 * from the message to the composer.
 */
export function onMessageKey(event: KeyboardEvent<HTMLElement>, onLeave: () => void): void {
  const box = event.currentTarget;
  const target = event.target as HTMLElement;
  const line = target.closest<HTMLElement>(LINE);
  if (target === box || (line !== null && target === line)) {
    const lines = [...box.querySelectorAll<HTMLElement>(LINE)];
    const next = nextLine(event.key, lines, line);
    if (next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView?.({ block: 'nearest' });
    } else if (event.key === 'Escape' && line) {
      take(event);
      onLeave();
    } else if (line && opensTools(event)) {
      take(event);
      enterTools(line);
    }
    return;
  }
  const tools = target.closest<HTMLElement>(TOOLS);
  // An open menu closes first; the browser does that.
  if (!tools || !line || tools.querySelector('[data-open]')) return;
  if (event.key === 'Escape') {
    take(event);
    line.focus();
  }
  const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (along === undefined) return;
  take(event);
  const buttons = [...tools.querySelectorAll<HTMLElement>(':scope > button')];
  const isTurned = getComputedStyle(tools).direction === 'rtl';
  const at = buttons.indexOf(target) + (isTurned ? -along : along);
  buttons.at(at % buttons.length)?.focus();
}

function nextLine(
  key: string,
  lines: readonly HTMLElement[],
  from: HTMLElement | null,
): HTMLElement | null {
  const at = from ? lines.indexOf(from) : lines.length;
  switch (key) {
    case 'ArrowUp':
      return lines[at - 1] ?? null;
    case 'ArrowDown':
      return from ? (lines[at + 1] ?? null) : null;
    case 'Home':
      return from ? (lines[0] ?? null) : null;
    case 'End':
      return from ? (lines.at(-1) ?? null) : null;
    default:
      return null;
  }
}

function opensTools({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

/** They are fetched when the first message is looked at: a person may be faster. */
function enterTools(line: HTMLElement): void {
  const enter = () => {
    const first = line.querySelector<HTMLElement>(`${TOOLS} button`);
    first?.focus();
    return first !== null;
  };
  if (enter()) return;
  const observer = new MutationObserver(() => enter() && observer.disconnect());
  observer.observe(line, { childList: true });
  line.addEventListener('blur', () => observer.disconnect(), { once: true });
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  // The overlay would take Escape for itself.
  event.stopPropagation();
}
