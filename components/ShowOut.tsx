import type { Moderation } from '../lib/ui/use-moderation.ts';
import { t } from '../locales/words.ts';
import { Confirm } from './Confirm.tsx';
import { outcomeOf } from './outcome-of.ts';

/** Whom the owner of a room wants out of it. */
export interface Unwanted {
  readonly memberId: string;
  readonly name: string;
  /** Not let in again. */
  readonly forGood: boolean;
}

/** Asks whether somebody is really to be shown out. */
export function ShowOut({
  who: { memberId, name, forGood },
  moderation,
  onClose,
}: {
  readonly who: Unwanted;
  readonly moderation: Moderation;
  readonly onClose: () => void;
}) {
  const { members } = t.talk;
  return forGood ? (
    <Confirm
      title={members.confirmBan(name)}
      text={members.confirmBanText}
      yes={members.banYes}
      onYes={() => outcomeOf(moderation.ban(memberId, name, true))}
      onClose={onClose}
    />
  ) : (
    <Confirm
      title={members.confirmRemove(name)}
      text={members.confirmRemoveText}
      yes={members.removeYes}
      onYes={() => outcomeOf(moderation.remove(memberId))}
      onClose={onClose}
    />
  );
}
