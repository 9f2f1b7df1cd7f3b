// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { guardClicks } from '../../lib/ui/guard-clicks.ts';

/** jsdom marks no event as trusted: these say that a person made them. */
function byPerson(event: Event): Event {
  return new Proxy(event, {
    get: (target, name) => {
      if (name === 'isTrusted') return true;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A document whose listeners the test calls, since a dispatched event would not be trusted. */
function guarded(now: () => number, isCovered?: () => boolean) {
  const listeners = new Map<string, (event: Event) => void>();
  const page = {
    visibilityState: 'visible',
    addEventListener: (type: string, listener: (event: Event) => void) =>
      listeners.set(type, listener),
    removeEventListener: (type: string) => listeners.delete(type),
  };
  const undo = guardClicks({
    page: page as unknown as Document,
    now,
    ...(isCovered && { isCovered }),
  });
  const passes = (event: Event) => {
    listeners.get(event.type)?.(event);
    return !event.defaultPrevented;
  };
  return { passes, undo, listeners };
}

const click = () => new MouseEvent('click', { cancelable: true });

test('a press that a script made does nothing', () => {
  let time = 0;
  const { passes } = guarded(() => time);
  time = 10_000;
  expect(passes(click())).toBe(false);
  expect(passes(byPerson(click()))).toBe(true);
});

test('a press in the first half second does nothing', () => {
  let time = 0;
  const { passes } = guarded(() => time);
  time = 400;
  expect(passes(byPerson(click()))).toBe(false);
  time = 500;
  expect(passes(byPerson(click()))).toBe(true);
});

test('after the page was away the half second begins again', () => {
  let time = 0;
  const { passes, listeners } = guarded(() => time);
  time = 10_000;
  listeners.get('visibilitychange')?.(new Event('visibilitychange'));
  expect(passes(byPerson(click()))).toBe(false);
});

test('a press on what is covered does nothing, and what is typed goes on', () => {
  let time = 0;
  let covered = true;
  const { passes } = guarded(
    () => time,
    () => covered,
  );
  time = 10_000;
  expect(passes(byPerson(click()))).toBe(false);
  expect(passes(byPerson(new KeyboardEvent('keydown', { key: 'a', cancelable: true })))).toBe(true);
  covered = false;
  expect(passes(byPerson(click()))).toBe(true);
});

test('can be taken off again', () => {
  const { undo, listeners } = guarded(() => 0);
  undo();
  expect(listeners.size).toBe(0);
});
