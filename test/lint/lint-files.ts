import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Finding {
  /** `no-restricted-imports`, without the plugin. */
  readonly rule: string;
  /** The rule's own words and ours. */
  readonly text: string;
}

/**
 * What the project's lint says about each file, as if it lay in that folder of the repository. One run
 * for all, since each start takes 300 ms: so a file's own name is replaced, and may be given twice.
 */
export function lintFiles(
  files: readonly { readonly path: string; readonly content: string }[],
): readonly (readonly Finding[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-lint-'));
  const paths = files.map(({ path }, index) => `${dirname(path)}/case-${index}${endingOf(path)}`);
  try {
    // Its overrides are for folders beside the configuration, so that has to lie here too.
    const config = `export { default } from ${JSON.stringify(join(ROOT, 'oxlint.config.ts'))};`;
    writeFileSync(join(folder, 'oxlint.config.ts'), config);
    for (const [index, path] of paths.entries()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), files[index]?.content ?? '');
    }
    const found = runOxlint(folder);
    return paths.map((path) => found.filter(({ filename }) => filename === path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `.test.ts` is another kind of file than `.ts`. */
function endingOf(path: string): string {
  return path.includes('.test.') ? `.test${extname(path)}` : extname(path);
}

function runOxlint(folder: string): readonly (Finding & { readonly filename: string })[] {
  const program = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout, stderr } = spawnSync(process.execPath, [program, '--format=json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(`oxlint did not run: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly { filename: string; code: string; message: string; help?: string }[];
  };
  return diagnostics.map(({ filename, code, message, help = '' }) => ({
    filename,
    rule: /\(([^)]+)\)/.exec(code)?.[1] ?? code,
    text: `${message} ${help}`,
  }));
}
