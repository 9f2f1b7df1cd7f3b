import { afterAll, expect, test } from 'vitest';
import { badgeFor } from '../../lib/background/badge.ts';
import { browserWords } from '../../lib/background/browser-words.ts';
import { firstHome, withRoom } from '../../lib/background/home.ts';
import { createNotices, type Notice } from '../../lib/background/notices.ts';
import { extensionWords } from '../fakes/extension-words.ts';
import { aHome, anOpenRoom, aRoom, KITCHEN } from '../fakes/samples.ts';
import { hostileLabels, hostileMessages } from './hostile-messages.ts';
import { NEVER_SHOWN } from './hostile-texts.ts';
import { sayTried } from './say-tried.ts';

const words = browserWords(extensionWords('en'));
const notices: Notice[] = [];
const titles: string[] = [];
afterAll(() =>
  sayTried('hostile texts, on the desktop', {
    notifications: notices.length,
    'toolbar buttons': titles.length,
  }),
);

/** What our own words put around a name, to keep it as one piece. */
const fitToShow = (text: string) => NEVER_SHOWN.exec(text.replace(/[\u2066-\u2069]/g, '')) === null;

test('a hostile text is a short text in notifications, whoever wrote it and whatever the room is called', () => {
  for (const [index, message] of hostileMessages.entries()) {
    const attention = { notify: 'all', sound: false, doNotDisturb: false } as const;
    const label = hostileLabels[index % hostileLabels.length];
    const saved = withRoom({ ...firstHome(), attention }, KITCHEN, label);
    createNotices({
      saved: () => saved,
      isSeen: () => false,
      words,
      show: (notice) => notices.push(notice),
      clear: () => {},
      standing: async () => [],
      clock: { now: () => message.at, after: () => () => {} },
    }).heard(aRoom(), [message]);
  }
  expect(notices.length).toBe(hostileMessages.length);
  expect(notices.filter(({ title, text }) => !fitToShow(title) || !fitToShow(text))).toEqual([]);
  expect(notices.filter(({ text }) => [...text].length > 140)).toEqual([]);
});

test('and at the toolbar button', () => {
  for (const label of hostileLabels) {
    const home = aHome({ rooms: [anOpenRoom({ label, unread: 1 })] });
    for (const isLongAway of [true, false]) {
      titles.push(...badgeFor(home, words, () => isLongAway).title.split('\n'));
    }
  }
  expect(titles.filter((title) => !fitToShow(title))).toEqual([]);
});
