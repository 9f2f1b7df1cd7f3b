import { expect, test } from 'vitest';
import { adviceFor } from '../../scripts/start/open-people.ts';
import { dataFile, hasDisplay, readStartOptions } from '../../scripts/tasks/start.ts';

test('without options: two people in Chromium, and the port of a Phoenix server', () => {
  expect(readStartOptions([])).toEqual({ browser: 'chromium', people: 2, port: 4000 });
});

test('browser, number of windows and port can be chosen', () => {
  expect(readStartOptions(['--browser', 'firefox', '--one', '--port', '4100'])).toEqual({
    browser: 'firefox',
    people: 1,
    port: 4100,
  });
});

test.each([
  [['--prot', '4100'], '--prot'],
  [['--browser'], '--browser'],
  [['--browser', 'safari'], 'safari'],
  [['--port', 'http'], 'http'],
  [['--port', '65535'], '65535'],
  [['--port', '0'], '0'],
  [['--port', '1e3'], '1e3'],
  [['now'], 'now'],
])('%j is refused, named, and the options are said', (args, named) => {
  expect(() => readStartOptions(args)).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(named),
      advice: expect.stringContaining('--browser chromium|firefox'),
    }),
  );
});

test('on Linux a window needs a display; elsewhere there is one', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
});

test('a second one on another port has rooms of its own: two servers can’t share a file', () => {
  expect(dataFile(4000)).toBe('.data/rooms.sqlite');
  expect(dataFile(4100)).toBe('.data/rooms-4100.sqlite');
});

test('where no window comes up, a display that may not be there is named', () => {
  expect(adviceFor('chromium', {})).toBe(
    'Is the machine busy? Then try again. Else try another browser: npm start -- --browser firefox',
  );
  expect(adviceFor('firefox', { DISPLAY: ':7' }).split('\n')).toEqual([
    expect.stringContaining('--browser chromium'),
    'Is there a screen at the display :7? Without one, go on by hand.',
  ]);
});
