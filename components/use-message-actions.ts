import { useEffect, useMemo, useRef, useState } from 'react';
import { longerNames } from '../lib/room/mentions.ts';
import type {
  Delivery,
  EditDraft,
  MemberId,
  OutboxEntry,
  Quote,
  Room,
  TimelineItem,
} from '../lib/room/types.ts';
import { useMessageChanges } from '../lib/ui/use-message-changes.ts';
import { t } from '../locales/words.ts';
import type { Abilities, MessageActions } from './message-actions.ts';
import { outcomeOf } from './outcome-of.ts';

/** So many messages from the end are in the document while the newest is. */
const EDITED_AMONG = 100;

interface Options {
  readonly room: Room;
  readonly nameOf: (memberId: MemberId) => string;
  readonly onReply: (key: string) => void;
  readonly onEdit: (edit: EditDraft | null) => void;
  readonly onFindQuote: ((quote: Quote) => Promise<string | null>) | null;
  readonly toComposer: () => void;
}

export interface ConversationActions extends Omit<MessageActions, 'show'> {
  /** Begin to change the last own message; false where there is none. */
  readonly editLast: (timeline: readonly (TimelineItem | OutboxEntry)[]) => boolean;
}

/** What can be done in a conversation, joined with the background; the same object as long as it can be. */
export function useMessageActions({
  room,
  nameOf,
  onReply,
  onEdit,
  onFindQuote,
  toComposer,
}: Options): {
  /** Why the last of it was not done. */
  readonly problem: string | null;
  readonly actions: ConversationActions;
  /** Something that the person has to know, until they do something else. */
  readonly say: (words: string | null) => void;
} {
  const changes = useMessageChanges(room.address);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ onReply, onEdit, onFindQuote });
  useEffect(() => {
    latest.current = { onReply, onEdit, onFindQuote };
  }, [onReply, onEdit, onFindQuote]);

  const actions = useMemo<ConversationActions>(() => {
    const edit = (changed: EditDraft | null) => {
      latest.current.onEdit(changed);
      if (changed === null) toComposer();
    };
    const setBlocked = (memberId: MemberId, name: string, on: boolean) =>
      void changes.block(memberId, name, on).then(tell);
    const tell = async (reply: Awaited<ReturnType<typeof changes.react>>) => {
      setProblem(reply.ok ? null : t.problems.command[reply.problem]);
    };
    // The buttons go with what they were for.
    const done = () => {
      setProblem(null);
      toComposer();
    };
    return {
      retry(cid) {
        changes.retry(cid);
        done();
      },
      discard(cid) {
        changes.discard(cid);
        done();
      },
      reply(key) {
        latest.current.onReply(key);
        toComposer();
      },
      react: (key, emoji, on) => void changes.react(key, emoji, on).then(tell),
      edit,
      editLast(timeline) {
        // Further up it may not be in the document, and nothing would be seen to happen.
        const last = timeline
          .slice(-EDITED_AMONG)
          .findLast((item) =>
            'kind' in item
              ? item.kind === 'message' && item.own && !item.deleted
              : isOnItsWay(item.delivery),
          );
        // One that is on its way can't be changed yet, and the one before it is not the one that is meant.
        if (!last || !('from' in last)) return false;
        edit({ key: last.key, text: last.body });
        return true;
      },
      saveEdit: (key, cid, body) => outcomeOf(changes.edit(key, cid, body)),
      remove: (key, cid) => outcomeOf(changes.remove(key, cid)),
      setBlocked,
      findQuote: (quote) => void latest.current.onFindQuote?.(quote).then(setProblem),
      nameOf,
    };
  }, [changes, nameOf, toComposer]);
  return { problem, actions, say: setProblem };
}

/** One that waits for the person does not stand in the way of what they said before. */
function isOnItsWay({ status }: Delivery): boolean {
  return status !== 'failed' && status !== 'unconfirmed';
}

/** What this room's server can do; the same object until that changes. */
export function useAbilities(
  { rung, sealed, capabilities, self, members }: Room,
  selfId: MemberId | null,
  findQuote: boolean,
  moderates: boolean,
): Abilities {
  const reply = sealed || rung === 'roomlight';
  const react = capabilities.includes('react');
  const edit = capabilities.includes('edit');
  // In an encrypted room the server's word on what was deleted counts for nothing.
  const deleteAny = moderates && !sealed;
  const selfName = self?.name ?? null;
  // As text, so that nothing renders for who comes and goes and is called otherwise.
  const longer = useMemo(
    () => JSON.stringify(selfName === null ? [] : longerNames(members, selfName)),
    [members, selfName],
  );
  return useMemo(
    () => ({
      reply,
      react,
      edit,
      deleteAny,
      findQuote,
      selfId,
      selfName,
      longerNames: JSON.parse(longer) as string[],
    }),
    [reply, react, edit, deleteAny, findQuote, selfId, selfName, longer],
  );
}
