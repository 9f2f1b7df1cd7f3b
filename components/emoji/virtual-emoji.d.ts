/** Made of emojibase while bundling, by scripts/bundle/emoji-data.ts. */
declare module 'virtual:emoji' {
  const groups: readonly string[];
  export default groups;
}

/** What they are called in another language. */
declare module 'virtual:emoji/*' {
  const groups: readonly string[];
  export default groups;
}
