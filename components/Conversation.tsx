import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message, Quote, Room } from '../lib/room/types.ts';
import { firstUnreadKey, ownMemberId, unreadCount } from '../lib/room/select.ts';
import { useSurface } from '../lib/ui/RoomlightProvider.tsx';
import { useBlocked } from '../lib/ui/use-blocked.ts';
import { type Composing, useComposer } from '../lib/ui/use-composer.ts';
import { useConnection, useConnectionNews } from '../lib/ui/use-connection.ts';
import { useComings } from '../lib/ui/use-comings.ts';
import { useMarkRead } from '../lib/ui/use-mark-read.ts';
import { useModeration } from '../lib/ui/use-moderation.ts';
import { useMessages } from '../lib/ui/use-messages.ts';
import { useBeingRead } from '../lib/ui/use-being-read.ts';
import { usePresence } from '../lib/ui/use-presence.ts';
import { useRoomName } from '../lib/ui/use-room-name.ts';
import { t } from '../locales/words.ts';
import { Composer } from './Composer.tsx';
import { ComposerContext } from './ComposerContext.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { MemberList } from './MemberList.tsx';
import { MessageList } from './MessageList.tsx';
import { shorten } from './shorten.ts';
import { TypingLine } from './TypingLine.tsx';
import { useAbilities, useMessageActions } from './use-message-actions.ts';
import { usePeople } from './use-people.ts';

/** A whole room below its header, the same in every surface: notice, people, messages, composer. */
export function Conversation({
  room,
  autoFocus = false,
  moderates = false,
  onFindQuote = null,
  onTakeQuote = null,
}: {
  readonly room: Room;
  readonly autoFocus?: boolean;
  /** Show what only whoever's room it is can do. */
  readonly moderates?: boolean;
  /** Finds on the page what somebody points at: words for the person, null if it is there. Null where there is no page. */
  readonly onFindQuote?: ((quote: Quote) => Promise<string | null>) | null;
  /** What the person has selected on the page, or words why there is nothing. Null where there is no page. */
  readonly onTakeQuote?: (() => Promise<Quote | string>) | null;
}) {
  const surface = useSurface();
  const { address } = room;
  const roomName = useRoomName(address);
  const composing = useComposer(room);
  const { timeline, hasOlder, loadOlder } = useMessages(address);
  const comings = useComings();
  const members = usePresence(address);
  const blocked = useBlocked(address.serverUrl);
  const news = useConnectionNews(useConnection(address));
  const selfId = ownMemberId(room);
  const isRefused = room.connection.status === 'refused';
  /** Who is there and what was said can be found out at the moment, or is known already. */
  const isKnowable = !isRefused && room.connection.status !== 'reconnecting';
  const counts = ({ from }: Message) => from.id === null || !blocked.has(from.id);
  const isBeingRead = useBeingRead();
  // A first visit has no line: all of it is new. Later the line stays while the person reads on, until
  // they have been away: a side panel is open all day.
  const findUnread = () => (room.readKey === null ? null : firstUnreadKey(room, counts));
  const [line, setLine] = useState(() => ({ isBeingRead, unreadKey: findUnread() }));
  if (line.isBeingRead !== isBeingRead) {
    setLine({ isBeingRead, unreadKey: (isBeingRead ? findUnread() : null) ?? line.unreadKey });
  }
  const [isAtBottom, setAtBottom] = useState(true);
  const [isLoadingOlder, setLoadingOlder] = useState(false);
  const composer = useRef<HTMLTextAreaElement>(null);
  const newest = useRef<() => void>(null);
  useMarkRead(room, isAtBottom);

  const older = useCallback(() => {
    if (isLoadingOlder) return;
    setLoadingOlder(true);
    void loadOlder().then(() => setLoadingOlder(false));
  }, [loadOlder, isLoadingOlder]);
  const toComposer = useCallback(() => composer.current?.focus(), []);

  const { add, text, context, edit } = composing;
  const mention = useCallback(
    (called: string) => {
      add(`@${called}`);
      toComposer();
    },
    [add, toComposer],
  );

  const people = usePeople(members, selfId, timeline, blocked);
  const can = useAbilities(room, selfId, onFindQuote !== null, moderates);
  const moderation = useModeration(address);
  const { problem, actions, say } = useMessageActions({
    room,
    nameOf: people.nameOf,
    onReply: composing.answer,
    onEdit: composing.changeEdit,
    onFindQuote,
    toComposer,
  });
  // eslint-disable-next-line react/exhaustive-effect-dependencies -- who goes on has read it
  useEffect(() => say(null), [say, text, context, edit]);
  const point = async () => {
    const taken = await onTakeQuote?.();
    if (typeof taken === 'string') say(taken);
    else if (taken) composing.point(taken);
    toComposer();
  };

  return (
    <>
      <ConnectionNotice
        connection={news}
        doctor={{ server: address.serverUrl, room: address.roomId }}
        onRetry={() =>
          void surface.ask<'retry_connection'>({ type: 'retry_connection', room: address })
        }
      />
      {/* Who is not let in, or never got there, does not learn who is there, nor whether anything was said. */}
      {!isRefused && (isKnowable || members.length > 0) && (
        <MemberList
          members={members}
          selfId={selfId}
          roster={room.roster}
          blocked={blocked}
          suffixes={people.suffixes}
          signers={room.sealed ? room.signers : null}
          moderation={moderates ? moderation : null}
          onMention={mention}
          onBlock={actions.setBlocked}
        />
      )}
      <MessageList
        timeline={timeline}
        comings={comings}
        faces={people.faces}
        suffixes={people.suffixes}
        blocked={blocked}
        unreadKey={line.unreadKey}
        unread={isAtBottom ? 0 : unreadCount(room, counts)}
        emptyText={isKnowable ? t.messages.empty : ''}
        hasOlder={hasOlder}
        isLoadingOlder={isLoadingOlder}
        editing={composing.edit}
        can={can}
        actions={actions}
        newest={newest}
        onLoadOlder={older}
        onAtBottom={setAtBottom}
        onLeave={toComposer}
      />
      <TypingLine
        names={room.typing.filter((id) => !blocked.has(id)).map((id) => people.nameOf(id))}
      />
      <Composer
        input={composer}
        text={composing.text}
        left={composing.left}
        problem={composerWords(composing) ?? problem}
        placeholder={t.composer.placeholder(shorten(roomName, PLACEHOLDER_ROOM))}
        autoFocus={autoFocus}
        members={members}
        selfId={selfId}
        onChange={composing.change}
        onSend={() => {
          newest.current?.();
          composing.send();
        }}
        onBlur={composing.pause}
        onEditLast={can.edit ? () => actions.editLast(timeline) : null}
        onPoint={onTakeQuote ? () => void point() : null}
      >
        <ComposerContext
          context={composing.context}
          timeline={timeline}
          onDropReply={() => composing.answer(null)}
          onDropQuote={() => composing.point(null)}
        />
      </Composer>
    </>
  );
}

/** Signs that fit beside the word before them: a field with several lines cuts its placeholder without a sign. */
const PLACEHOLDER_ROOM = 24;

function composerWords({ problem, isDraftKept, text }: Composing): string | null {
  if (problem === 'storage_failed') return t.composer.notStored;
  if (problem !== null) return t.problems.command[problem];
  return isDraftKept || text === '' ? null : t.composer.draftNotKept;
}
