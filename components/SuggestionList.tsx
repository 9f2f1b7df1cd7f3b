import { Avatar } from './Avatar.tsx';
import { t } from '../locales/words.ts';
import { classes } from './classes.ts';
import styles from './SuggestionList.module.css';
import type { Suggestion } from './use-completion.ts';

/** What a word can become, over the field it is typed in. The field keeps the focus. */
export function SuggestionList({
  id,
  suggestions,
  active,
  onChoose,
}: {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onChoose: (suggestion: Suggestion) => void;
}) {
  return (
    <ul id={id} role="listbox" aria-label={t.talk.completions} className={styles.list} data-open="">
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classes(styles.option, index === active && styles.active)}
          // A press would take the focus from the field.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
        >
          {suggestion.kind === 'mention' ? (
            <>
              <Avatar seed={suggestion.face} size={24} />
              <bdi className={styles.name}>{suggestion.name}</bdi>
            </>
          ) : (
            <>
              <span className={styles.emoji}>{suggestion.emoji}</span>
              {suggestion.label === suggestion.english ? (
                <span className={styles.name} dir="ltr">
                  :{suggestion.name}:
                </span>
              ) : (
                <span className={styles.name}>{suggestion.label}</span>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
