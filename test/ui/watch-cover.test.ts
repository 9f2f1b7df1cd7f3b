import { expect, test } from 'vitest';
import { watchCover } from '../../lib/ui/watch-cover.ts';

/** The browser's observer, which says what the test wants it to. */
function observed() {
  let time = 0;
  let tell: (isVisible: boolean | undefined) => void = () => {};
  class Observer {
    constructor(callback: (entries: readonly { isVisible?: boolean | undefined }[]) => void) {
      tell = (isVisible) => callback([{ isVisible }]);
    }
    observe() {}
  }
  const { isCovered } = watchCover({
    element: {} as Element,
    now: () => time,
    Observer: Observer as unknown as typeof IntersectionObserver,
  });
  return {
    isCovered,
    says: (isVisible: boolean | undefined) => tell(isVisible),
    wait: (ms: number) => (time += ms),
  };
}

test('what stays covered for half a second is covered, until it is seen again', () => {
  const frame = observed();
  frame.says(true);
  frame.says(false);
  frame.wait(300);
  frame.says(false);
  frame.wait(199);
  expect(frame.isCovered()).toBe(false);
  frame.wait(1);
  expect(frame.isCovered()).toBe(true);
  frame.says(true);
  expect(frame.isCovered()).toBe(false);
});

test('what looks covered for a moment, as after it has grown, is not', () => {
  const frame = observed();
  frame.says(false);
  frame.wait(400);
  frame.says(true);
  frame.wait(10_000);
  expect(frame.isCovered()).toBe(false);
});

test('where the browser can’t tell, nothing is covered', () => {
  const frame = observed();
  frame.says(undefined);
  frame.wait(10_000);
  expect(frame.isCovered()).toBe(false);
});
