import { useCallback, useState } from 'react';
import type { Room } from '../lib/room/types.ts';
import { selectTimeline } from '../lib/room/select.ts';
import { useSurface } from '../lib/ui/RoomlightProvider.tsx';
import { useComposer } from '../lib/ui/use-composer.ts';
import { useConnectionNews } from '../lib/ui/use-connection.ts';
import { useMarkRead } from '../lib/ui/use-mark-read.ts';
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
  const composing = useComposer(room);
  const news = useConnectionNews(room.connection);
  const [isAtBottom, setAtBottom] = useState(true);
  const [isLoadingOlder, setLoadingOlder] = useState(false);
  useMarkRead(room, isAtBottom);
  const { address } = room;

  const loadOlder = useCallback(() => {
    if (isLoadingOlder) return;
    setLoadingOlder(true);
    const asked = surface.ask<'load_older'>({ type: 'load_older', room: address });
    void asked.then(() => setLoadingOlder(false));
  }, [surface, address, isLoadingOlder]);
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
          onRetry={() =>
            void surface.ask<'retry_connection'>({ type: 'retry_connection', room: address })
          }
        />
      )}
      <MemberList
        members={room.members}
        selfId={room.self?.memberId ?? null}
        roster={room.roster}
      />
      <MessageList
        timeline={selectTimeline(room)}
        members={room.members}
        hasOlder={room.hasOlder}
        isLoadingOlder={isLoadingOlder}
        onLoadOlder={loadOlder}
        onAtBottom={setAtBottom}
        onRetry={retry}
        onDiscard={discard}
      />
      <Composer
        text={composing.text}
        left={composing.left}
        problem={composing.problem && t.problems.command[composing.problem]}
        placeholder={t.composer.placeholder(room.address.roomId)}
        autoFocus={autoFocus}
        onChange={composing.change}
        onSend={composing.send}
      />
    </>
  );
}
