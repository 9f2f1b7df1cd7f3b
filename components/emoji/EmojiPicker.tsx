import { type KeyboardEvent, useEffect, useState } from 'react';
import { t } from '../../locales/words.ts';
import { classes } from '../classes.ts';
import { isComposingKey } from '../is-composing-key.ts';
import { type Emoji, type EmojiGroups, loadEmoji, searchEmoji } from './emoji.ts';
import styles from './EmojiPicker.module.css';

const FOUND = 96;
const COLUMNS = 8; // as in the style sheet
/** One of each group says what is in it. */
const SIGNS = ['🙂', '👋', '🐻', '🍎', '🚗', '⚽', '💡', '🔣', '🏁'];

/** Every emoji: by name, or group by group. Arrow keys go over the grid. */
export function EmojiPicker({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const [groups, setGroups] = useState<EmojiGroups>([]);
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState(0);
  useEffect(() => void loadEmoji().then(setGroups), []);
  const isSearching = query.trim() !== '';
  const shown = isSearching ? searchEmoji(groups, query, FOUND) : (groups[group] ?? []);
  const title = isSearching ? t.talk.emoji.search : (t.talk.emoji.groups[group] ?? '');

  return (
    <div className={styles.picker} onKeyDown={moveInGrid}>
      <input
        // Where it is fetched only now, what it is in is open already.
        autoFocus
        type="search"
        className={styles.search}
        aria-label={t.talk.emoji.search}
        placeholder={t.talk.emoji.search}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposingKey(event)) return;
          // Not into the field that is written to then.
          event.preventDefault();
          if (isSearching && shown[0]) onChoose(shown[0].emoji);
        }}
      />
      <div className={styles.groups} role="group" aria-label={t.talk.emoji.open}>
        {SIGNS.map((sign, index) => (
          <button
            key={sign}
            type="button"
            className={styles.group}
            aria-pressed={!isSearching && index === group}
            aria-label={t.talk.emoji.groups[index]}
            title={t.talk.emoji.groups[index]}
            onClick={() => {
              setQuery('');
              setGroup(index);
            }}
          >
            {sign}
          </button>
        ))}
      </div>
      {groups.length > 0 && shown.length === 0 && (
        <p className={styles.nothing}>{t.talk.emoji.nothing}</p>
      )}
      <div className={classes(styles.grid)} role="group" aria-label={title} data-grid="">
        {shown.map((emoji, index) => (
          <EmojiButton
            key={emoji.emoji}
            emoji={emoji}
            isFirst={index === 0}
            onChoose={() => onChoose(emoji.emoji)}
          />
        ))}
      </div>
    </div>
  );
}

function EmojiButton({
  emoji: { emoji, label },
  isFirst,
  onChoose,
}: {
  readonly emoji: Emoji;
  /** The one that Tab comes to; from there arrow keys go on. */
  readonly isFirst: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.emoji}
      tabIndex={isFirst ? 0 : -1}
      aria-label={label}
      title={label}
      onClick={onChoose}
    >
      {emoji}
    </button>
  );
}

/** Arrow keys in the grid; down from the search goes into it. */
function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const grid = event.currentTarget.querySelector('[data-grid]');
  if (!grid || !event.key.startsWith('Arrow')) return;
  const buttons = [...grid.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((button) => button === event.target);
  if (at === -1) {
    if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    return buttons[0]?.focus();
  }
  const along = getComputedStyle(grid).direction === 'rtl' ? -1 : 1;
  const step = { ArrowRight: along, ArrowLeft: -along, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };
  event.preventDefault();
  event.stopPropagation();
  const next = buttons[at + (step[event.key as keyof typeof step] ?? 0)];
  if (next) next.focus();
  else if (event.key === 'ArrowUp') event.currentTarget.querySelector('input')?.focus();
}
