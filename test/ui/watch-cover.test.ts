import { expect, test } from 'vitest';
import { watchCover } from '../../lib/ui/watch-cover.ts';

/** The browser's observer, which says what the test wants it to, and a page whose events the test sends. */
function observed() {
  let time = 0;
  let looks = 0;
  let tell: (isVisible: boolean | undefined) => void = () => {};
  class Observer {
    constructor(callback: (entries: readonly { isVisible?: boolean | undefined }[]) => void) {
      tell = (isVisible) => callback([{ isVisible }]);
    }
    observe() {
      looks += 1;
    }
    disconnect() {}
  }
  const page = new EventTarget();
  const { isCovered } = watchCover({
    page: page as Document,
    now: () => time,
    Observer: Observer as unknown as typeof IntersectionObserver,
  });
  return {
    isCovered,
    says: (isVisible: boolean | undefined) => tell(isVisible),
    wait: (ms: number) => (time += ms),
    looks: () => looks,
    comesBack: () => page.dispatchEvent(new Event('visibilitychange')),
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

test('a tab that is back is looked at again, which the browser does not do by itself', () => {
  const frame = observed();
  expect(frame.looks()).toBe(1);
  frame.comesBack();
  expect(frame.looks()).toBe(2);
});

test('an old answer costs no more than one press', () => {
  const frame = observed();
  frame.says(false);
  frame.wait(600);
  expect(frame.isCovered()).toBe(true);
  expect(frame.looks()).toBe(2);
  frame.says(true);
  expect(frame.isCovered()).toBe(false);
});
