// @vitest-environment jsdom
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { tellInput } from '../../lib/overlay/tell-input.ts';

let time = 0;
const tell = vi.fn<() => void>();

/** As by a person: jsdom trusts no event that a script made, and neither do we. */
function byPerson(type: string): void {
  const event = new Event(type);
  const stamped = new Proxy(event, {
    get: (target, name) => (name === 'isTrusted' ? true : Reflect.get(target, name)),
  });
  for (const listener of listeners.get(type) ?? []) listener(stamped);
}

const listeners = new Map<string, Set<(event: Event) => void>>();

function start(): AbortController {
  const end = new AbortController();
  const adding = vi
    .spyOn(globalThis, 'addEventListener')
    .mockImplementation((type, listener, how) => {
      const known = listeners.get(type) ?? new Set();
      listeners.set(type, known.add(listener as (event: Event) => void));
      expect(how).toMatchObject({ capture: true, passive: true });
      end.signal.addEventListener('abort', () => known.clear());
    });
  onTestFinished(() => adding.mockRestore());
  tellInput(tell, end.signal, () => time);
  return end;
}

beforeEach(() => {
  time = 0;
  listeners.clear();
  tell.mockClear();
});

test.each(['pointermove', 'pointerdown', 'wheel', 'keydown'])(
  'who does this is there: %s',
  (type) => {
    start();
    byPerson(type);
    expect(tell).toHaveBeenCalledTimes(1);
  },
);

test('it is told at most once a minute', () => {
  start();
  for (time = 0; time < 180_000; time += 500) byPerson(time % 1_000 === 0 ? 'keydown' : 'wheel');
  expect(tell).toHaveBeenCalledTimes(3);
});

test('what a page makes up is nobody', () => {
  const end = new AbortController();
  tellInput(tell, end.signal);
  document.body.dispatchEvent(new Event('keydown', { bubbles: true }));
  document.body.click();
  end.abort();
  expect(tell).not.toHaveBeenCalled();
});

test('nothing is told any more once it has ended', () => {
  const end = start();
  end.abort();
  byPerson('keydown');
  expect(tell).not.toHaveBeenCalled();
});
