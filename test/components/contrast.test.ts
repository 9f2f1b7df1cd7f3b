import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHEETS = globSync(['components/**/*.css', 'entrypoints/**/*.css'], { cwd: ROOT }).map(
  (path) => ({ path, css: readFileSync(`${ROOT}/${path}`, 'utf8') }),
);
const THEMES = ['light', 'dark'] as const;

/** What a token is in light and in dark: `#rrggbb`. */
const tokens = readTokens(SHEETS.find(({ path }) => path.endsWith('theme.css'))?.css ?? '');

/** WCAG 2.2, 1.4.3: text. Every token that any of our rules gives to text, and all that it stands on. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  ink: ['paper', 'surface', 'raised', 'pressed', 'lamp-soft', 'alarm-soft'],
  'ink-soft': ['paper', 'surface', 'raised', 'pressed', 'lamp-soft', 'alarm-soft'],
  'lamp-text': ['paper', 'surface', 'raised', 'pressed', 'lamp-soft'],
  'lamp-ink': ['lamp', 'lamp-bright', 'lamp-deep'],
  alarm: ['paper', 'surface', 'raised', 'pressed', 'alarm-soft'],
  good: ['paper', 'surface'],
};
/** 1.4.11: what is no text, and tells something: edges of fields, the ring of the focus, dots. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  'line-strong': ['paper', 'surface', 'raised'],
  focus: ['paper', 'surface', 'raised', 'pressed', 'lamp-soft', 'alarm-soft'],
  good: ['paper', 'surface', 'raised', 'alarm-soft'],
  alarm: ['paper', 'surface', 'raised'],
  'lamp-ink': ['lamp'],
};

describe.each(THEMES)('in %s', (theme) => {
  test.each(pairs(TEXT))('%s can be read on %s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(SIGNS))('%s is seen on %s', (sign, ground) => {
    expect(contrast(sign, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});

test('every colour of text in our style sheets is one of these', () => {
  const used = SHEETS.flatMap(({ css }) =>
    [...css.matchAll(/(?<![\w-])color:\s*([^;]+);/g)].map(([, value = '']) => value),
  );
  const known = Object.keys(TEXT).map((name) => `var(--${name})`);
  const others = used.filter((value) => !known.includes(value));
  expect([...new Set(others)].sort()).toEqual(['inherit']);
});

test('where a rule has both, text and ground are a pair of these', () => {
  const both = SHEETS.flatMap(({ path, css }) =>
    [...css.matchAll(/\{([^{}]*)\}/g)].flatMap(([, rule = '']) => {
      const text = /(?<![\w-])color:\s*var\(--([\w-]+)\)/.exec(rule)?.[1];
      const ground = /background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(rule)?.[1];
      return text !== undefined && ground !== undefined ? [{ path, text, ground }] : [];
    }),
  );
  expect(both.length).toBeGreaterThan(10);
  expect(both.filter(({ text, ground }) => !TEXT[text]?.includes(ground))).toEqual([]);
});

function pairs(list: Readonly<Record<string, readonly string[]>>): [string, string][] {
  return Object.entries(list).flatMap(([front, grounds]) =>
    grounds.map((ground): [string, string] => [front, ground]),
  );
}

function readTokens(css: string): ReadonlyMap<string, Record<(typeof THEMES)[number], string>> {
  const found = css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g);
  return new Map(
    [...found].map(([, name = '', light = '', dark = '', one]) => [
      name,
      { light: one ?? light, dark: one ?? dark },
    ]),
  );
}

/** WCAG's contrast ratio. */
function contrast(front: string, ground: string, theme: (typeof THEMES)[number]): number {
  const [a, b] = [front, ground].map((name) => {
    const colour = tokens.get(name);
    if (!colour) throw new Error(`There is no colour ${name}.`);
    return luminance(colour[theme]);
  });
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
