import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCES = join(
  dirname(createRequire(import.meta.url).resolve('phoenix')),
  '../../assets/js/phoenix',
);
const NO_LONG_POLL = '\0no-long-poll';

/**
 * Bundles phoenix.js from the sources in its package, with an empty class for the transport that every
 * browser of today does without: its single file cannot be shaken, and the background has to stay small.
 */
export function phoenixWithoutLongPoll(): Plugin {
  return {
    name: 'phoenix-without-long-poll',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'phoenix') return join(SOURCES, 'index.js');
      if (id === './longpoll' && importer?.startsWith(SOURCES)) return NO_LONG_POLL;
      return null;
    },
    load: (id) => (id === NO_LONG_POLL ? 'export default class LongPoll {}' : null),
  };
}
