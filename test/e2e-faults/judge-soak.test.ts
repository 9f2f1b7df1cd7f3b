import { expect, test } from 'vitest';
import { judgeSoak, printSoak, type Sample } from './judge-soak.ts';

function soak(value: (minute: number) => number, name = 'background, heap'): readonly Sample[] {
  return Array.from({ length: 30 }, (_, minute) => ({ [name]: value(minute) }));
}

test('what fills up and then stays is level', () => {
  expect(judgeSoak(soak((minute) => Math.min(minute, 9) * 1_000))).toEqual([]);
});

test('memory that goes up and down with the collector is level', () => {
  expect(judgeSoak(soak((minute) => 5_000 + (minute % 4) * 400))).toEqual([]);
});

test('memory that grows to the end is told, with how much', () => {
  expect(judgeSoak(soak((minute) => 5_000 + minute * 100))).toEqual([
    'background, heap grew from 6,500 to 7,500',
  ]);
});

test('one socket more is told, where memory would not be', () => {
  const sockets = soak((minute) => (minute < 20 ? 1 : 3), 'background, sockets');
  expect(judgeSoak(sockets)).toHaveLength(1);
});

test('the table has a row for each thing', () => {
  expect(printSoak(soak(() => 1_234)).split('\n')).toEqual([
    '  medians           warm-up   middle      end',
    '  background, heap    1,234    1,234    1,234  KiB',
  ]);
});
