import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import type { Surface } from '../../scripts/browsers/surface.ts';

export const AXE = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** WCAG 2.2 A and AA, and what axe holds for good practice. */
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Good practice for a page, but not for a part of one. */
export const OF_PAGES = ['region', 'page-has-heading-one', 'landmark-one-main'];
/** All that a theme changes. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Looks at a page of ours in a real browser: all rules in light, and those about colours in dark. */
export async function expectNoFaults(
  surface: Surface,
  of: 'page' | 'frame' = 'page',
): Promise<void> {
  const off = of === 'frame' ? OF_PAGES : [];
  await surface.load(`if (!globalThis.axe) { ${AXE} }`);
  const found = [
    ...(await surface.evaluate(runAxe, { runOnly: { type: 'tag', values: RULES }, off })),
  ];
  await paint(surface, 'dark');
  found.push(
    ...(await surface.evaluate(runAxe, { runOnly: { type: 'rule', values: COLOURS }, off: [] })),
  );
  await paint(surface, null);
  expect(found).toEqual([]);
}

/** By what the appearance in the options does: Firefox' popup follows the browser's own look and no setting. */
async function paint(surface: Surface, theme: 'dark' | null): Promise<void> {
  await surface.evaluate(setTheme, theme);
  await surface.waitUntil('its colours', () => surface.evaluate(isPainted));
}

// These run in the document, so they must not use anything outside themselves.

function setTheme(theme: string | null): void {
  if (theme === null) delete document.body.dataset['theme'];
  else document.body.dataset['theme'] = theme;
}

/** Colours change slowly: what is read on the way is neither one nor the other. */
function isPainted(): boolean {
  return document.getAnimations().every(({ playState }) => playState !== 'running');
}

/** With the script there: what axe finds, a line each. */
export async function runAxe({
  runOnly,
  off,
}: {
  readonly runOnly: object;
  readonly off: readonly string[];
}): Promise<readonly string[]> {
  const { axe } = globalThis as unknown as {
    axe: { run: (options: object) => Promise<AxeResults> };
  };
  const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly, rules, resultTypes: ['violations'], preload: false };
  const { violations } = await axe.run(options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}
