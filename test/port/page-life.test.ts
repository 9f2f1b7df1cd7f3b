// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { documentLife } from '../../lib/port/page-life.ts';
import { watchWindowFocus } from '../../lib/port/window-focus.ts';

const pageShow = (persisted: boolean) =>
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

test('a page is restored when it comes from the back/forward cache, not when it is loaded', () => {
  const restored = vi.fn<() => void>();
  const undo = documentLife().onRestored(restored);
  pageShow(false);
  expect(restored).not.toHaveBeenCalled();
  pageShow(true);
  expect(restored).toHaveBeenCalledTimes(1);
  undo();
  pageShow(true);
  expect(restored).toHaveBeenCalledTimes(1);
});

test('a page is seen when it is shown or comes to the front, not when it is hidden', () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get');
  const seen = vi.fn<() => void>();
  const undo = documentLife().onSeen(seen);
  visibility.mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(seen).not.toHaveBeenCalled();
  visibility.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new Event('focus'));
  expect(seen).toHaveBeenCalledTimes(2);
  undo();
  window.dispatchEvent(new Event('focus'));
  expect(seen).toHaveBeenCalledTimes(2);
  visibility.mockRestore();
});

test('a page is in front that is visible in the window that has the focus', async () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const around = aBrowser();
  const life = documentLife(document, window, watchWindowFocus(around));
  const told = vi.fn<() => void>();
  const undo = life.onFront(told);
  expect(life.isInFront()).toBe(true);
  await around.focus(ANOTHER);
  expect(told).toHaveBeenCalledOnce();
  expect([life.isVisible(), life.isInFront()]).toEqual([true, false]);
  await around.focus(MINE);
  expect(life.isInFront()).toBe(true);
  await around.focus(MINE, false);
  expect(life.isInFront()).toBe(false);
  await around.focus(MINE);
  visibility.mockReturnValue('hidden');
  expect(life.isInFront()).toBe(false);
  undo();
  await around.focus(ANOTHER);
  expect(told).toHaveBeenCalledTimes(4);
  visibility.mockRestore();
});

test('a page that is shown asks where the focus is, though the browser told of no change', async () => {
  const around = aBrowser();
  const life = documentLife(document, window, watchWindowFocus(around));
  const undo = life.onFront(() => {});
  await around.focus(ANOTHER);
  around.focusUntold(MINE);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(life.isInFront()).toBe(true));
  undo();
});

test('a page that begins behind another window knows so, and one whose window closes', async () => {
  for (const focused of [ANOTHER, null]) {
    const focus = watchWindowFocus(aBrowser(focused));
    await vi.waitFor(() => expect(focus.has).toBe(false));
  }
});

test('the popup of the button is in front for as long as it is there', async () => {
  const around = aBrowser(MINE, [window]);
  const focus = watchWindowFocus(around, window);
  await around.focus(ANOTHER);
  focus.look();
  await around.focus(ANOTHER);
  expect(focus.has).toBe(true);
});

const [MINE, ANOTHER] = [1, 2];

/** A browser in whose window `MINE` the page is; `focused`: the window with the focus, null where none is left. */
function aBrowser(focused: number | null = MINE, popups: readonly object[] = []) {
  const listeners = new Set<() => void>();
  let inBrowser = true;
  return {
    windows: {
      getCurrent: async () => ({ id: MINE }),
      getLastFocused: async () => {
        if (focused === null) throw new Error('No last-focused window');
        return { id: focused, focused: inBrowser };
      },
      onFocusChanged: { addListener: (listener: () => void) => void listeners.add(listener) },
    },
    extension: { getViews: () => popups },
    focusUntold: (id: number) => void (focused = id),
    async focus(id: number, isBrowser = true) {
      [focused, inBrowser] = [id, isBrowser];
      for (const listener of listeners) listener();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}
