import { toLoggedMessage } from '../../lib/background/to-message.ts';
import type { Message } from '../../lib/room/types.ts';
import { cleanName } from '../../lib/wire/clean-text.ts';
import { readEvent } from '../../lib/wire/read-event.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

const SELF = { memberId: 'ada', name: 'Ada', face: 'ada' };

/** Messages of these texts as they come from a server: through the parsers, like all that others wrote. */
export const hostileMessages: readonly Message[] = HOSTILE_TEXTS.flatMap((text, index) => {
  const signal = readEvent('new_msg', {
    id: `m${index}`,
    seq: index + 1,
    cid: null,
    from: { id: `p${index}`, name: text },
    body: text,
    quote: { exact: text.slice(0, 500), prefix: text.slice(0, 32), suffix: '' },
    reply_to: index > 0 ? `m${index - 1}` : null,
    reactions: { '🎉': [`p${index}`] },
    ts: Date.UTC(2026, 2, 2, 14) + index * 100_000,
  });
  return signal?.type === 'message' ? [toLoggedMessage(signal.message, SELF, 0)] : [];
});

/** Names of rooms, which may be the titles of hostile pages. */
export const hostileLabels: readonly string[] = [
  ...new Set(HOSTILE_TEXTS.flatMap((text) => cleanName(text) ?? [])),
];
