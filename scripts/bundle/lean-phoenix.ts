import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const EMPTY = '\0empty:';
const SOURCES = join(
  dirname(createRequire(import.meta.url).resolve('phoenix')),
  '../../assets/js/phoenix',
);

/** What phoenix.js names when it starts and we never call: its other transport, and its own framing. */
const UNUSED: Readonly<Record<string, string>> = {
  './longpoll': 'export default class LongPoll {}',
  './serializer': 'const unused = () => {}; export default { encode: unused, decode: unused };',
};

/**
 * Bundles phoenix.js from the sources in its package, with something empty in place of what we never use:
 * its single file cannot be shaken, and the background has to stay small.
 */
export function leanPhoenix(): Plugin {
  return {
    name: 'lean-phoenix',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'phoenix') return join(SOURCES, 'index.js');
      return importer?.startsWith(SOURCES) && id in UNUSED ? `${EMPTY}${id}` : null;
    },
    load: (id) => (id.startsWith(EMPTY) ? UNUSED[id.slice(EMPTY.length)] : null),
  };
}
