import type { RoomAddress } from '../../lib/room/types.ts';
import { useInvite } from '../../lib/ui/use-invite.ts';
import { t } from '../../locales/words.ts';
import { ProblemLine } from '../ProblemLine.tsx';
import { InviteLink } from './InviteLink.tsx';

/** The invitation to a room, to be copied; or why there is none. */
export function RoomInvite({
  room,
  onClose,
}: {
  readonly room: RoomAddress;
  readonly onClose: () => void;
}) {
  const { link, problem } = useInvite(room);
  if (link !== null) return <InviteLink link={link} onClose={onClose} />;
  return <ProblemLine words={problem && t.problems.command[problem]} isInset />;
}
