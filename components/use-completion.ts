import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { memberFace, memberName } from '../lib/room/select.ts';
import type { Member, MemberId } from '../lib/room/types.ts';
import { complete, findClosedName, findTrigger, matchNames, type Trigger } from './completion.ts';
import { type Emoji, type EmojiGroups, loadEmoji, suggestEmoji } from './emoji/emoji.ts';
import { isComposingKey } from './is-composing-key.ts';
import { typeOver } from './type-over.ts';
import { useClosedName } from './use-closed-name.ts';

const MOST = 6;

/** What the word at the caret can become. */
export type Suggestion =
  | {
      readonly kind: 'mention';
      readonly id: MemberId;
      readonly name: string;
      readonly face: string;
    }
  | ({ readonly kind: 'emoji'; readonly id: string } & Emoji);

export interface Completion {
  /** Empty where there is nothing to complete. */
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly choose: (suggestion: Suggestion) => void;
  /** True where the key was for the suggestions. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** The caret may be elsewhere now. */
  readonly moved: () => void;
}

interface Active {
  readonly query: string | null;
  readonly at: number;
}

/** Completes `@name` and `:emoji` in a field, by keyboard and pointer. */
export function useCompletion(
  input: RefObject<HTMLTextAreaElement | null>,
  text: string,
  members: readonly Member[],
  selfId: MemberId | null,
): Completion {
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState<Active>({ query: null, at: 0 });
  const [dismissed, setDismissed] = useState<number | null>(null);
  const trigger = useMemo(() => findTrigger(text, Math.min(caret, text.length)), [text, caret]);
  // Escape is meant for the word it was pressed in: the next may begin at the same place.
  if (dismissed !== null && trigger?.from !== dismissed) setDismissed(null);
  const closed = findClosedName(text, caret);
  const emoji = useEmoji(trigger?.kind === 'emoji' || closed !== null);
  useClosedName(input, text, closed, emoji);
  const suggestions = useMemo(
    () =>
      trigger === null || trigger.from === dismissed
        ? []
        : suggest(trigger, members, selfId, emoji),
    [trigger, dismissed, members, selfId, emoji],
  );
  const query = trigger?.query ?? null;
  // Another word begins with its first suggestion again.
  if (active.query !== query) setActive({ query, at: 0 });
  const at = Math.min(active.at, suggestions.length - 1);

  function choose(suggestion: Suggestion): void {
    if (!trigger) return;
    const word = suggestion.kind === 'mention' ? `@${suggestion.name}` : suggestion.emoji;
    typeOver(input.current, complete(text, trigger, word));
  }

  return {
    suggestions,
    active: at,
    choose,
    moved: () => setCaret(input.current?.selectionStart ?? 0),
    onKey(event) {
      const chosen = suggestions[at];
      if (!chosen || isComposingKey(event)) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        setActive({ query, at: (at + step + suggestions.length) % suggestions.length });
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        if (event.shiftKey) return false;
        choose(chosen);
      } else if (event.key === 'Escape') setDismissed(trigger?.from ?? null);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

function suggest(
  { kind, query }: Trigger,
  members: readonly Member[],
  selfId: MemberId | null,
  emoji: EmojiGroups | null,
): readonly Suggestion[] {
  if (kind === 'emoji') {
    return suggestEmoji(emoji ?? [], query, MOST).map((found) => ({
      kind,
      id: found.name,
      ...found,
    }));
  }
  const people = members.flatMap((member) => {
    const name = memberName(member);
    return name === null || member.id === selfId
      ? []
      : [{ kind, id: member.id, name, face: memberFace(member) }];
  });
  const found = matchNames(people, query, MOST);
  // The whole name is there already: what comes now is the rest of the sentence.
  return found.length === 1 && found[0]?.name === query ? [] : found;
}

function useEmoji(isWanted: boolean): EmojiGroups | null {
  const [groups, setGroups] = useState<EmojiGroups | null>(null);
  useEffect(() => {
    if (isWanted && !groups) void loadEmoji().then(setGroups);
  }, [isWanted, groups]);
  return groups;
}
