import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPresenceTeller, type PresenceTeller } from '../../lib/background/presence-teller.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let teller: PresenceTeller;
let state: string;
let pushed: object[];
let arrives: boolean;

beforeEach(() => {
  time = installVirtualTime();
  state = 'active';
  pushed = [];
  arrives = true;
  teller = createPresenceTeller({
    clock: time,
    current: () => ({ state }),
    push(update) {
      pushed.push(update);
      return Promise.resolve(arrives);
    },
  });
});
afterEach(() => time.uninstall());

test('what the join has said already is not said again', async () => {
  teller.joining();
  teller.joined();
  teller.changed();
  await time.advance(5_000);
  expect(pushed).toEqual([]);
});

test('a change is said at once, and the next not before a second is over', async () => {
  teller.joining();
  teller.joined();
  state = 'hidden';
  teller.changed();
  expect(pushed).toEqual([{ state: 'hidden' }]);
  state = 'active';
  teller.changed();
  expect(pushed).toHaveLength(1);
  await time.advance(1_000);
  expect(pushed).toEqual([{ state: 'hidden' }, { state: 'active' }]);
});

test('a change that is taken back within the second is not said', async () => {
  teller.joining();
  teller.joined();
  state = 'hidden';
  teller.changed();
  state = 'active';
  teller.changed();
  state = 'hidden';
  teller.changed();
  await time.advance(5_000);
  expect(pushed).toEqual([{ state: 'hidden' }]);
});

test('what may not have arrived is said again', async () => {
  teller.joining();
  teller.joined();
  arrives = false;
  state = 'hidden';
  teller.changed();
  await time.advance(10);
  arrives = true;
  await time.advance(5_000);
  expect(pushed).toEqual([{ state: 'hidden' }, { state: 'hidden' }]);
});

test('while the room is down nothing is said; the next join says it', async () => {
  teller.joining();
  teller.joined();
  teller.down();
  state = 'hidden';
  teller.changed();
  teller.joining();
  teller.joined();
  await time.advance(5_000);
  expect(pushed).toEqual([]);
});
