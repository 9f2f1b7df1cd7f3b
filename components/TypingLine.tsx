import { memo } from 'react';
import { isolate, isolatedParts } from '../locales/isolate.ts';
import { t } from '../locales/words.ts';
import styles from './TypingLine.module.css';

/**
 * Who is typing. Its place stays, so that nothing moves as people begin and stop. Where there is no room
 * for all of it the names end in an ellipsis, and what they do stays.
 */
export const TypingLine = memo(function TypingLine({
  names,
}: {
  readonly names: readonly string[];
}) {
  return (
    <p className={styles.typing}>
      {isolatedParts(typingWords(names.map(isolate))).map(({ text, isIsolated }, index) =>
        isIsolated ? (
          // Two people may have one name; the order of parts is all there is to tell them apart.
          // eslint-disable-next-line react/no-array-index-key
          <bdi key={index} className={styles.name} title={text}>
            {text}
          </bdi>
        ) : (
          // eslint-disable-next-line react/no-array-index-key
          <span key={index}>{text}</span>
        ),
      )}
    </p>
  );
});

function typingWords(names: readonly string[]): string {
  const [a, b, c, ...more] = names;
  if (a === undefined) return '';
  // “Someone and Someone”, where a server carries no names.
  if (new Set(names).size < names.length) return t.talk.typing.several;
  if (b === undefined) return t.talk.typing.one(a);
  if (c === undefined) return t.talk.typing.two(a, b);
  return more.length === 0 ? t.talk.typing.three(a, b, c) : t.talk.typing.several;
}
