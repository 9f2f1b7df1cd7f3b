/** The catalogue for the first of the person's languages that we have, by the language's tag; else English. */
export function chooseCatalogue<W>(
  catalogues: Readonly<Record<string, W>> & { readonly en: W },
  languages: readonly string[] = typeof navigator === 'undefined' ? [] : navigator.languages,
): W {
  for (const language of languages) {
    const words = catalogues[language] ?? catalogues[language.split('-')[0] ?? ''];
    if (words) return words;
  }
  return catalogues.en;
}
