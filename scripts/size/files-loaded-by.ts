import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { join } from 'node:path';

/** How one file names another, by its ending. Built output: minified, so quotes and spaces vary. */
const REFERENCES: Readonly<Record<string, readonly RegExp[]>> = {
  '.html': [/\b(?:src|href)\s*=\s*"([^"#?]+)"/g],
  '.js': [/\b(?:from|import)\s*["'](\.{0,2}\/[^"']+)["']/g],
  '.css': [/url\(\s*["']?([^"')]+)["']?\s*\)/g, /@import\s+["']([^"']+)["']/g],
};

/** `import()`, which waits until it is asked for. */
const LATER = /\bimport\s*\(\s*["'`](\.{0,2}\/[^"'`]+)["'`]/g;

/** The page and everything that it loads as it opens, directly or not, each once; paths from `folder`. */
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

/** What one of these files may load later, by `import()`. */
export function filesLoadedLater(folder: string, files: readonly string[]): readonly string[] {
  const scripts = files.filter((file) => file.endsWith('.js'));
  const named = scripts.flatMap((file) =>
    find([LATER], readFileSync(join(folder, file), 'utf8'), file),
  );
  return [...new Set(named)];
}

/** Files of the extension that `content`, the text of `file`, names. */
function referencesOf(content: string, file: string): readonly string[] {
  return find(REFERENCES[posix.extname(file)] ?? [], content, file);
}

function find(patterns: readonly RegExp[], content: string, file: string): readonly string[] {
  return patterns
    .flatMap((pattern) => [...content.matchAll(pattern)])
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) =>
      target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(file), target),
    );
}
