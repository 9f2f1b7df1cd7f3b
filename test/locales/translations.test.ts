import { describe, expect, test } from 'vitest';
import { ENGLISH, TRANSLATIONS, type Word, wordsOf } from './catalogues.ts';

/** Words that are the same in another language, or in all. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  all: [
    'words.app.name',
    'words.direction',
    'words.talk.said',
    'words.talk.reacted',
    'doctor.status.waiting',
    'doctor.verdict.running',
  ],
  de: [
    'words.connection.online',
    'words.server.label',
    'words.options.servers',
    'pages.options.section.servers',
    'pages.options.shortcutsInside',
    'words.talk.emoji.open',
    // Where a file is: "In lib/…".
    'doctor.places.endpoint',
    'doctor.places.origins_module',
    'doctor.places.user_socket',
    'doctor.places.room_channel',
    'doctor.report.server',
    'doctor.report.origin',
  ],
};

const NAME = 'kitchen-7';
const HOST = '127.0.0.1:4000';
const AT = Date.UTC(2026, 10, 24, 13, 5);

/** Names that are a list already, and of how many they are. */
const FEW = [
  ['Ada', 1],
  ['Ada', 2],
];

/** What each word with a gap is called with; a new one needs its line here. */
const SAMPLES: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'words.sentences': [[['Eins.', 'Zwei.']]],
  'words.time.clock': [[AT]],
  'words.time.dayAndClock': [[AT]],
  'words.server.isRoomlight': [[NAME], [null]],
  'words.rooms.leaveNamed': [[NAME]],
  'words.rooms.onServer': [[HOST]],
  'words.rooms.unread': counts(),
  'words.rooms.people': counts(),
  'words.members.count': counts(),
  'words.members.more': counts(),
  'words.members.names': [[['Ada', 'Grace', NAME]], [['Ada']]],
  'words.members.nameParts': [
    [['Ada', 'Grace'], true],
    [['Ada', 'Grace'], false],
  ],
  'words.members.summary': counts('Ada'),
  'words.members.hereToo': [['2 hier', 'Ada']],
  'words.members.others': counts(),
  'words.members.since': [[AT]],
  'words.messages.notSent': [['Warum.']],
  'words.talk.day': [[AT, AT + 5 * 86_400_000]],
  'words.talk.said': [[NAME, 'Hallo']],
  'words.talk.asked': [[NAME]],
  'words.talk.block': [[NAME]],
  'words.talk.sealed.title': [[NAME]],
  'words.talk.unblock': [[NAME]],
  'words.talk.answering': [[NAME]],
  'words.talk.reacted': [['Herz', 'Ada']],
  'words.talk.comings.joined': FEW,
  'words.talk.comings.left': FEW,
  'words.talk.comings.joinedAndLeft': FEW,
  'words.talk.comings.leftAndCameBack': FEW,
  'words.talk.typing.one': [[NAME]],
  'words.talk.typing.two': [[NAME, 'Ada']],
  'words.talk.typing.three': [[NAME, 'Ada', 'Grace']],
  'words.talk.members.menu': [[NAME]],
  'words.talk.members.confirmRemove': [[NAME]],
  'words.talk.members.confirmBan': [[NAME]],
  'words.composer.placeholder': [[NAME]],
  'words.composer.left': counts(),
  'words.composer.over': counts(),
  'words.overlay.pill': counts().flatMap(([count]) => [
    [NAME, count, 0],
    [NAME, 11, count],
  ]),
  'words.options.removeSite': [[HOST]],
  'pages.room.unreached': [[HOST]],
  'pages.room.letInNamed': [[NAME]],
  'pages.invite.to': [[NAME, HOST]],
  'pages.pageRoom.ask': [[HOST]],
  'pages.pageRoom.server': [[HOST]],
  'pages.travel.asks': [[NAME]],
  'pages.travel.following': [[NAME]],
  'pages.travel.leads': [[NAME]],
  'pages.welcome.inRoom': [[NAME]],
  'pages.options.testNamed': [[HOST]],
  'pages.options.forgetNamed': [[HOST]],
  'pages.options.forgetAsk': [[HOST]],
  'pages.options.openRooms': counts(),
  'pages.options.joinAgain': [[NAME]],
  'pages.options.shortcutsWhere': [['chrome://extensions/shortcuts']],
  'pages.options.unblockNamed': [[NAME]],
  'pages.options.exported': [['roomlight-2026-11-24.json']],
  'doctor.named': [[NAME]],
  'doctor.sentOrigin': [['moz-extension://1']],
  'doctor.verdict.running': [['Schritt']],
  'doctor.verdict.bad': [['Schritt']],
  'doctor.report.server': [[HOST]],
  'doctor.report.origin': [['moz-extension://1']],
};

/** One for each plural form of Arabic, which has them all, and one with a thousands sign. */
function counts(...rest: readonly unknown[]): readonly (readonly unknown[])[] {
  return [0, 1, 2, 3, 11, 100, 12_345].map((count) => [count, ...rest]);
}

function call(word: Word, args: readonly unknown[]): string {
  const said = typeof word === 'string' ? word : word(...(args as never[]));
  if (typeof said === 'string') return said;
  // The parts of a list, as they stand beside one another.
  return (said as readonly { text: string }[]).map(({ text }) => text).join('');
}

test('every word with a gap has samples, and no others', () => {
  const withGap = [...wordsOf(ENGLISH)].filter(([, word]) => typeof word === 'function');
  expect(Object.keys(SAMPLES).toSorted()).toEqual(withGap.map(([path]) => path).toSorted());
});

describe.each(Object.entries({ en: ENGLISH, ...TRANSLATIONS }))('%s', (language, catalogue) => {
  const words = wordsOf(catalogue);
  const number = new Intl.NumberFormat(language);

  test('has the same words as English, and none is empty', () => {
    expect([...words.keys()].toSorted()).toEqual([...wordsOf(ENGLISH).keys()].toSorted());
    const empty = [...words].filter(([, word]) => typeof word === 'string' && word.trim() === '');
    expect(empty.map(([path]) => path)).toEqual(['doctor.status.waiting']);
  });

  test('what is put into a word is in what is said', () => {
    const lost: string[] = [];
    for (const [path, samples] of Object.entries(SAMPLES)) {
      for (const args of samples) {
        const said = call(words.get(path) ?? '', args);
        const expected = args.flat().flatMap((arg) => {
          if (typeof arg === 'string') return [arg];
          // One and two may be words, and nothing may be said as such; a time is written as a clock.
          return typeof arg === 'number' && arg > 2 && arg < AT ? [number.format(arg)] : [];
        });
        if (said === '' || expected.some((part) => !said.includes(part))) {
          lost.push(`${path}(${args.join()}): ${said}`);
        }
        if (/undefined|null|NaN|\[object/.test(said)) lost.push(`${path}: ${said}`);
      }
    }
    expect(lost).toEqual([]);
  });

  test('keeps a name of the other direction together', () => {
    const name = language === 'ar' ? 'Grace' : 'غريس';
    const turned = (arg: unknown): unknown =>
      Array.isArray(arg) ? arg.map(turned) : arg === NAME ? name : arg;
    const loose: string[] = [];
    for (const [path, samples] of Object.entries(SAMPLES)) {
      const named = samples.filter((args) => args.flat().includes(NAME));
      for (const args of named) {
        const said = call(words.get(path) ?? '', args.map(turned));
        if (!said.includes(`\u2068${name}\u2069`)) loose.push(`${path}: ${said}`);
      }
    }
    expect(loose).toEqual([]);
  });

  test('knows each of its plural forms', () => {
    const rules = new Intl.PluralRules(language);
    const rulesHere = new Set(counts().map(([count]) => rules.select(Number(count))));
    for (const path of ['words.rooms.people', 'words.rooms.unread', 'words.members.others']) {
      // Without its number, each form has words of its own.
      const forms = [0, 1, 2, 3, 11, 100].map((count) =>
        call(words.get(path) ?? '', [count]).replace(/[\p{N}]+/gu, '#'),
      );
      expect(new Set(forms).size, path).toBe(rulesHere.size);
    }
  });

  test('writes an ellipsis as one sign, and no space before or after a word', () => {
    const untidy = [...words].filter(
      ([, word]) => typeof word === 'string' && (/\.\.\.| {2}/.test(word) || word !== word.trim()),
    );
    expect(untidy).toEqual([]);
  });
});

describe.each(Object.entries(TRANSLATIONS))('%s', (language, catalogue) => {
  test('leaves no word in English', () => {
    const translated = wordsOf(catalogue);
    const left = [...wordsOf(ENGLISH)].filter(([path, word]) => {
      const other = translated.get(path);
      if (typeof word === 'string') return word === other;
      if (/^words\.(members\.(names|nameParts|count|more)|sentences|time)/.test(path)) return false;
      const args = SAMPLES[path]?.at(-1) ?? [];
      return call(word, args) === call(other ?? '', args);
    });
    const same = [...(SAME['all'] ?? []), ...(SAME[language] ?? [])];
    expect(left.map(([path]) => path).filter((path) => !same.includes(path))).toEqual([]);
  });

  test('says what it is', () => {
    expect(catalogue.words.language).toBe(language);
    expect(catalogue.words.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });

  test('names a button as the button is called', () => {
    const { doctor, words } = catalogue;
    expect(doctor.problem.token_refused).toContain(words.connection.retry);
    expect(words.options.hiddenEmpty).toContain(words.overlay.hideOnSite);
  });

  test('keeps what has to be written literally', () => {
    const english = wordsOf(ENGLISH);
    const lost = [...wordsOf(catalogue)].filter(([path, word]) => {
      const original = english.get(path);
      if (typeof word !== 'string' || typeof original !== 'string') return false;
      const literal = original.match(
        /\bhttps?:\/\/\S*\w|\/socket|check_origin|--[a-z-]+|\bHTTP \d+/g,
      );
      return literal?.some((part) => !word.includes(part)) ?? false;
    });
    expect(lost).toEqual([]);
  });
});

test('code in an Arabic sentence keeps its direction', () => {
  const bare = [...wordsOf(TRANSLATIONS.ar)].filter(
    ([, word]) =>
      typeof word === 'string' &&
      /https?:\/\/|\/socket|--\w|check_origin/.test(word.replace(/\u2066[^\u2069]*\u2069/g, '')),
  );
  expect(bare).toEqual([]);
});
