import type { MemberId, Reaction, ReactionEmoji } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { ToggleChip } from './Chip.tsx';
import { listNames } from './list-names.ts';
import type { Abilities } from './message-actions.ts';
import styles from './Reactions.module.css';

const NAMED = 12; // more names than this nobody reads

/** Who reacted with what, and whether we did: a click joins in, or takes it back. */
export function Reactions({
  reactions,
  can,
  nameOf,
  onReact,
}: {
  readonly reactions: readonly Reaction[];
  readonly can: Abilities;
  readonly nameOf: (memberId: MemberId) => string;
  readonly onReact: (emoji: ReactionEmoji, on: boolean) => void;
}) {
  return (
    <div className={styles.reactions}>
      {reactions.map(({ emoji, members }) => {
        const isOurs = can.selfId !== null && members.includes(can.selfId);
        return (
          <ToggleChip
            key={emoji}
            label={t.talk.reacted(t.talk.reaction[emoji], listNames(members.map(nameOf), NAMED))}
            isPressed={isOurs}
            isDisabled={!can.react}
            onPress={() => onReact(emoji, !isOurs)}
          >
            {emoji} {t.members.count(members.length)}
          </ToggleChip>
        );
      })}
    </div>
  );
}
