import { useConnection } from '../../lib/ui/use-connection.ts';
import { useMessages } from '../../lib/ui/use-messages.ts';
import { usePresence } from '../../lib/ui/use-presence.ts';
import { useRoom } from '../../lib/ui/use-room.ts';

export function TinyRoom() {
  const room = useRoom();
  const members = usePresence();
  const { timeline, send } = useMessages();
  const connection = useConnection();
  if (!room) return <p>Join a room in the popup.</p>;
  const said = timeline.flatMap((item) => ('body' in item ? item.body : []));
  return (
    <main>
      <h1>{`${room.address.roomId}: ${members.length} here, ${connection?.status}`}</h1>
      <pre>{said.join('\n')}</pre>
      <button onClick={() => void send('Good evening')}>Greet</button>
    </main>
  );
}
