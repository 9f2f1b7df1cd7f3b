// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { placeBeside } from '../../components/place-beside.ts';

const WIDTH = 380; // of a popup, CSS px
let opener: HTMLElement;
let popover: HTMLElement;

beforeEach(() => {
  Object.assign(window, { innerWidth: WIDTH, innerHeight: 560 });
  opener = document.createElement('button');
  popover = document.createElement('div');
});

/** As a browser lays it out: from the edge that is given, as wide as its contents. */
async function place(left: number, width: number): Promise<{ left: number; right: number }> {
  opener.getBoundingClientRect = () => new DOMRect(left, 500, 40, 40);
  popover.getBoundingClientRect = () => {
    const at = popover.style.left;
    const start = at === 'auto' ? WIDTH - Number.parseFloat(popover.style.right) - width : at;
    return new DOMRect(Number.parseFloat(String(start)), 100, width, 300);
  };
  placeBeside(popover, opener);
  await new Promise(requestAnimationFrame);
  const box = popover.getBoundingClientRect();
  return { left: box.left, right: WIDTH - box.right };
}

test('what opens is lined up with its opener, on the side that is nearer to an edge', async () => {
  expect(await place(20, 200)).toEqual({ left: 20, right: 160 });
  expect(await place(320, 200)).toEqual({ left: 160, right: 20 });
});

test('what is wider than the room on its side keeps off the other edge', async () => {
  expect(await place(220, 304)).toEqual({ left: 8, right: 68 });
  expect(await place(140, 280)).toEqual({ left: 92, right: 8 });
});
