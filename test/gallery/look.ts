export const THEMES = ['light', 'dark'] as const;
/** One that runs from left to right, and one that does not. */
export const LANGUAGES = ['en', 'ar'] as const;

/** How the gallery shows what it shows. */
export interface Look {
  /** Null: all of them. */
  readonly story: string | null;
  readonly theme: (typeof THEMES)[number];
  /** Any of ours; `LANGUAGES` are those that tests look at. */
  readonly language: string;
}

/** The story stands behind the `#`: going to another one loads nothing anew. */
export function readLook({ search, hash }: { search: string; hash: string }): Look {
  const wanted = new URLSearchParams(search);
  return {
    story: hash.slice(1) || null,
    theme: wanted.get('theme') === 'dark' ? 'dark' : 'light',
    language: wanted.get('language') ?? 'en',
  };
}

export function lookAddress({ story, theme, language }: Look): string {
  return `?${new URLSearchParams({ theme, language })}#${story ?? ''}`;
}
