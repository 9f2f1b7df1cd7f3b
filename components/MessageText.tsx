import { memo } from 'react';
import { findMentions } from '../lib/room/mentions.ts';
import styles from './MessageText.module.css';
import { splitLinks } from './split-links.ts';

const NONE: readonly string[] = [];

/** The text of a message: words, links, and where it calls for us. What others wrote is never anything else. */
export const MessageText = memo(function MessageText({
  body,
  selfName,
  longerNames = NONE,
}: {
  readonly body: string;
  /** Whose mentions are marked; null for none. */
  readonly selfName: string | null;
  /** Names that begin with that one, and call for others. */
  readonly longerNames?: readonly string[] | undefined;
}) {
  return splitLinks(body).map((part, index) =>
    part.kind === 'text' ? (
      // What is in a text stays in its order; another text is another list.
      // eslint-disable-next-line react/no-array-index-key
      <Words key={index} text={part.text} selfName={selfName} longerNames={longerNames} />
    ) : (
      <a
        // eslint-disable-next-line react/no-array-index-key
        key={index}
        className={styles.link}
        href={part.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {part.text}
      </a>
    ),
  );
});

function Words({
  text,
  selfName,
  longerNames,
}: {
  readonly text: string;
  readonly selfName: string | null;
  readonly longerNames: readonly string[];
}) {
  const found = selfName === null ? [] : findMentions(text, selfName, longerNames);
  if (found.length === 0) return text;
  return (
    <>
      {found.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(found[index - 1]?.to ?? 0, from)}
          <mark className={styles.mention}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(found.at(-1)?.to)}
    </>
  );
}
