import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { join } from 'node:path';

/** How one file names another, by its ending. Built output: minified, so quotes and spaces vary. */
const REFERENCES: Readonly<Record<string, readonly RegExp[]>> = {
  '.html': [/\b(?:src|href)\s*=\s*"([^"#?]+)"/g],
  '.js': [/\b(?:from|import)\s*\(?\s*["'`](\.{0,2}\/[^"'`]+)["'`]/g],
  '.css': [/url\(\s*["']?([^"')]+)["']?\s*\)/g, /@import\s+["']([^"']+)["']/g],
};

/** The page and everything that it loads, directly or not, each once; paths from `folder`. */
export function filesLoadedBy(folder: string, page: string): readonly string[] {
  const loaded = new Set<string>();
  const waiting = [page];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    waiting.push(...referencesOf(readFileSync(join(folder, file), 'utf8'), file));
  }
  return [...loaded];
}

/** Files of the extension that `content`, the text of `file`, names. */
function referencesOf(content: string, file: string): readonly string[] {
  const patterns = REFERENCES[posix.extname(file)] ?? [];
  return patterns
    .flatMap((pattern) => [...content.matchAll(pattern)])
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) =>
      target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(file), target),
    );
}
