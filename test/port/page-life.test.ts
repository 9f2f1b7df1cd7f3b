// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { documentLife } from '../../lib/port/page-life.ts';

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
