import { en } from '../../locales/en.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';

/** A message as a surface shows it. */
export interface ShownLine {
  readonly key: string;
  /** The name above it; null for the person's own. */
  readonly name: string | null;
  readonly body: string;
  /** How far it has got, in the surface's words; null once the room has heard it. */
  readonly note: string | null;
}

/** The messages in the document, oldest first: at most 300 of a longer conversation. */
export function readLines(surface: Surface): Promise<readonly ShownLine[]> {
  return surface.evaluate(linesInPage);
}

/** Whether a message is among the newest. */
export function shows(surface: Surface, body: string): Promise<boolean> {
  return surface.evaluate(isAmongNewest, body);
}

/** Not sent yet, and still trying. */
export function isUnderway({ note }: ShownLine): boolean {
  const { queued, sending } = en.messages.delivery;
  return note === queued || note === sending;
}

/** Given up in sight of the person: it failed, or nobody knows. */
export function isGivenUp({ note }: ShownLine): boolean {
  return note === en.messages.delivery.unconfirmed || (note?.startsWith(NOT_SENT) ?? false);
}

const NOT_SENT = en.messages.notSent('');
const OLDER_MS = 2_000; // a page of history over loopback takes far less
const LOOK_MS = 50;

/** The whole conversation, oldest first, as somebody reads it who scrolls up to its beginning. */
export async function readWhole(surface: Surface): Promise<readonly ShownLine[]> {
  let whole = await readLines(surface);
  for (;;) {
    const [oldest] = whole;
    if (!oldest) return whole;
    await surface.evaluate(scrollToOldest);
    const older = await linesBefore(surface, oldest.key);
    if (older.length === 0) return whole;
    whole = [...older, ...whole];
  }
}

/** What comes to stand above a line after scrolling up; nothing at the beginning. */
async function linesBefore(surface: Surface, key: string): Promise<readonly ShownLine[]> {
  const end = performance.now() + OLDER_MS;
  while (performance.now() < end) {
    const lines = await readLines(surface);
    const place = lines.findIndex((line) => line.key === key);
    if (place > 0) return lines.slice(0, place);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return [];
}

/* These run in the surface, so they must not use anything outside themselves. */

function linesInPage(): ShownLine[] {
  return [...document.querySelectorAll<HTMLElement>('[role=log] [data-key]')].flatMap((line) => {
    const body = line.querySelector('p[dir=auto]');
    if (!body) return []; // a divider
    const name = line.closest('section')?.querySelector('bdi')?.textContent ?? null;
    // What stands below the message itself, such as how far it is.
    const below = [...line.children].find(({ localName }) => localName === 'p');
    const note = below?.textContent ?? null;
    return [{ key: line.dataset['key'] ?? '', name, body: body.textContent, note }];
  });
}

function isAmongNewest(body: string): boolean {
  const bodies = [...document.querySelectorAll('[role=log] p[dir=auto]')].slice(-60);
  return bodies.some((one) => one.textContent === body);
}

function scrollToOldest(): void {
  const box = document.querySelector('[role=log]');
  if (!box) return;
  box.scrollTop = -box.scrollHeight;
  // At the top already nothing would move, and nothing be told.
  box.dispatchEvent(new Event('scroll'));
}
