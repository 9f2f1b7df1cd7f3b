import { useCallback, useState } from 'react';
import type { Room } from '../lib/room/types.ts';
import { firstUnreadKey, ownMemberId } from '../lib/room/select.ts';
import { useSurface } from '../lib/ui/RoomlightProvider.tsx';
import { type Composing, useComposer } from '../lib/ui/use-composer.ts';
import { useConnection, useConnectionNews } from '../lib/ui/use-connection.ts';
import { useMarkRead } from '../lib/ui/use-mark-read.ts';
import { useMessages } from '../lib/ui/use-messages.ts';
import { usePresence } from '../lib/ui/use-presence.ts';
import { t } from '../locales/words.ts';
import { Composer } from './Composer.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { MemberList } from './MemberList.tsx';
import { MessageList } from './MessageList.tsx';

/** A whole room below its header, the same in popup and overlay: notice, people, messages, composer. */
export function Conversation({
  room,
  autoFocus = false,
}: {
  readonly room: Room;
  readonly autoFocus?: boolean;
}) {
  const surface = useSurface();
  const { address } = room;
  const composing = useComposer(room);
  const { timeline, hasOlder, loadOlder } = useMessages(address);
  const members = usePresence(address);
  const news = useConnectionNews(useConnection(address));
  const isRefused = room.connection.status === 'refused';
  /** Who is there and what was said can be found out at the moment, or is known already. */
  const isKnowable = !isRefused && room.connection.status !== 'reconnecting';
  // A first visit has no line: all of it is new. Later the line stays while the person reads on.
  const [unreadKey] = useState(() => (room.readKey === null ? null : firstUnreadKey(room)));
  const [isAtBottom, setAtBottom] = useState(true);
  const [isLoadingOlder, setLoadingOlder] = useState(false);
  useMarkRead(room, isAtBottom);

  const older = useCallback(() => {
    if (isLoadingOlder) return;
    setLoadingOlder(true);
    void loadOlder().then(() => setLoadingOlder(false));
  }, [loadOlder, isLoadingOlder]);
  const retry = useCallback(
    (cid: string) =>
      void surface.ask<'retry_message'>({ type: 'retry_message', room: address, cid }),
    [surface, address],
  );
  const discard = useCallback(
    (cid: string) =>
      void surface.ask<'discard_message'>({ type: 'discard_message', room: address, cid }),
    [surface, address],
  );

  return (
    <>
      {news && (
        <ConnectionNotice
          connection={news}
          doctor={{ server: address.serverUrl, room: address.roomId }}
          onRetry={() =>
            void surface.ask<'retry_connection'>({ type: 'retry_connection', room: address })
          }
        />
      )}
      {/* Who is not let in, or never got there, does not learn who is there, nor whether anything was said. */}
      {!isRefused && (isKnowable || members.length > 0) && (
        <MemberList members={members} selfId={ownMemberId(room)} roster={room.roster} />
      )}
      <MessageList
        timeline={timeline}
        members={members}
        unreadKey={unreadKey}
        emptyText={isKnowable ? t.messages.empty : ''}
        hasOlder={hasOlder}
        isLoadingOlder={isLoadingOlder}
        onLoadOlder={older}
        onAtBottom={setAtBottom}
        onRetry={retry}
        onDiscard={discard}
      />
      <Composer
        text={composing.text}
        left={composing.left}
        problem={composerWords(composing)}
        placeholder={t.composer.placeholder(shortened(address.roomId))}
        autoFocus={autoFocus}
        onChange={composing.change}
        onSend={composing.send}
      />
    </>
  );
}

const PLACEHOLDER_ROOM = 24; // characters that fit beside the word before them

/** A field with several lines cuts its placeholder without a sign. */
function shortened(roomId: string): string {
  return roomId.length > PLACEHOLDER_ROOM ? `${roomId.slice(0, PLACEHOLDER_ROOM)}…` : roomId;
}

function composerWords({ problem, isDraftKept, text }: Composing): string | null {
  if (problem === 'storage_failed') return t.composer.notStored;
  if (problem !== null) return t.problems.command[problem];
  return isDraftKept || text === '' ? null : t.composer.draftNotKept;
}
