import type { MemberId, Reaction, ReactionEmoji } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { ToggleChip } from './Chip.tsx';
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
            label={t.talk.reacted(t.talk.reaction[emoji], whoReacted(members, nameOf))}
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

function whoReacted(members: readonly MemberId[], nameOf: (memberId: MemberId) => string): string {
  const names = members.slice(0, NAMED).map(nameOf);
  const others = members.length - names.length;
  return t.members.names(others > 0 ? [...names, t.members.others(others)] : names);
}
