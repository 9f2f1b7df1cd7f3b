import { cleanName } from '../../lib/wire/clean-text.ts';

/** What people and programs send that nobody wants to see break something. */
export const NAMES = {
  emoji: '🏮'.repeat(40),
  zalgo: 'Z̸̢̛͎a̴͚͐l̵̻̈g̷̰̽o̶',
  bidi: '\u202eecilA\u202c Bob',
  arabic: 'ليلى بنت أحمد',
  long: 'Wolfeschlegelsteinhausenbergerdorff the 7th',
  blank: '\u200b\u200b',
} as const;

/** As they come to be shown: null is nothing that can be seen. */
export const SHOWN_NAMES = Object.values(NAMES).map(cleanName);

export const TEXTS = {
  word: 'a'.repeat(4_000),
  lines: Array.from({ length: 200 }, (_, line) => `line ${line + 1}`).join('\n'),
  emoji: '🎉🎉🎉',
  arabic: 'هل وصلت إلى الجزء عن العدسات؟ https://example.org/عدسات',
  script: '<img src=x onerror=alert(1)> **bold** [link](javascript:alert(1))',
  links:
    'https://example.org/a/very/long/path/that/goes/on?and=on&and=on#and-on and http://аpple.com',
  zalgo: 'ḩ̶̛̛͔̫̰͇̬̭̝̈́̈́͒̽̅̚e̷̡̛͉̗̝͓̋̍ͅ c̵̟̗͉̈́͑̕ŏ̴̡̨̤͎̮̅m̸̛͖̰̓͘e̶̩̎͘s̷̯̽',
} as const;
