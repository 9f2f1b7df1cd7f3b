import { memo } from 'react';
import { t } from '../locales/words.ts';
import styles from './TypingLine.module.css';

/** Who is typing. Its place stays, so that nothing moves as people begin and stop. */
export const TypingLine = memo(function TypingLine({
  names,
}: {
  readonly names: readonly string[];
}) {
  return <p className={styles.typing}>{typingWords(names)}</p>;
});

function typingWords([a, b, c, ...more]: readonly string[]): string {
  if (a === undefined) return '';
  if (b === undefined) return t.talk.typing.one(a);
  if (c === undefined) return t.talk.typing.two(a, b);
  return more.length === 0 ? t.talk.typing.three(a, b, c) : t.talk.typing.several;
}
