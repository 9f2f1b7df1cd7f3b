import { memberName } from '../../lib/room/select.ts';
import { useConnection } from '../../lib/ui/use-connection.ts';
import { usePresence } from '../../lib/ui/use-presence.ts';

export function WhoIsHere() {
  const members = usePresence();
  const connection = useConnection();
  if (connection?.status !== 'online') return <p>Not connected.</p>;
  return (
    <ul>
      {members.map((member) => (
        <li key={member.id}>{memberName(member)}</li>
      ))}
    </ul>
  );
}
