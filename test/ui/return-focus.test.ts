// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { returnFocus } from '../../lib/ui/return-focus.ts';

let stop: () => void;

beforeEach(() => {
  stop = returnFocus();
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

const at = (id: string) => document.getElementById(id) as HTMLElement;

/** A page without the spaces between elements, as React makes it. */
function setPage(page: string): void {
  document.body.innerHTML = page.replace(/\s*\n\s*/g, '');
}
/** With the focus in an element, it goes. */
async function goes(id: string): Promise<void> {
  const element = at(id);
  (element.querySelector<HTMLElement>('button') ?? element).focus();
  element.remove();
  await Promise.resolve();
}

test('a control that is disabled is passed over', async () => {
  setPage(`<ul>
    <li id="gone"><button></button></li>
    <li><button disabled></button><button id="next"></button></li>
  </ul>`);
  await goes('gone');
  expect(document.activeElement).toBe(at('next'));
});

test('where the best place takes no focus, as what is hidden, it is the next best', async () => {
  setPage(`<ul>
    <li><button id="before"></button></li>
    <li id="gone"><button></button></li>
    <li><button id="next"></button></li>
  </ul>`);
  // jsdom hides nothing.
  at('next').focus = () => {};
  await goes('gone');
  expect(document.activeElement).toBe(at('before'));
});

test('a page that it has come to once does not keep it from what is meant for it', async () => {
  setPage(`<main id="main"><button id="one"></button><button id="two"></button></main>`);
  await goes('one');
  expect(document.activeElement).toBe(at('main'));
  at('main').insertAdjacentHTML('beforeend', `<textarea id="composer" data-landing></textarea>`);
  await goes('two');
  expect(document.activeElement).toBe(at('composer'));
});

test('nothing is scrolled to it: who scrolls away from a line until it goes is not brought back', async () => {
  const focus = vi.spyOn(HTMLElement.prototype, 'focus');
  setPage(`<div>
    <div data-key="a" tabindex="-1" id="left"></div>
    <div id="gone"><div data-key="b"><button></button></div></div>
  </div>`);
  await goes('gone');
  expect(document.activeElement).toBe(at('left'));
  expect(focus.mock.calls.at(-1)).toEqual([{ preventScroll: true }]);
  focus.mockRestore();
});

test('a control that goes as the person leaves it for another takes nothing with it', async () => {
  setPage(`<div data-key="m1" tabindex="-1"><button id="tool"></button></div>
    <textarea id="composer"></textarea>`);
  at('tool').focus();
  // As a browser does by a click: the tools go before the next control has the focus.
  at('tool').dispatchEvent(
    new FocusEvent('focusout', { bubbles: true, relatedTarget: at('composer') }),
  );
  at('tool').remove();
  await Promise.resolve();
  expect(document.activeElement).toBe(document.body);
});
