import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandProblem } from '../port/contract.ts';
import { contextOf } from '../room/select.ts';
import type { EditDraft, MessageContext, Quote, Room, RoomLimits } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';
import { useMessages } from './use-messages.ts';
import { useTypingTeller } from './use-typing-teller.ts';

export interface Composing {
  readonly text: string;
  /** What the message answers, and what it points at. */
  readonly context: MessageContext;
  /** Code points left until the limit; negative beyond it. */
  readonly left: number;
  /** Why the last attempt to hand the text over failed; the text is still here. */
  readonly problem: CommandProblem | null;
  /** False where the browser does not store the draft, so that it goes with this surface. */
  readonly isDraftKept: boolean;
  readonly change: (text: string) => void;
  /** Puts a word at the end. */
  readonly add: (word: string) => void;
  /** Answer the message with this key; null: none. */
  readonly answer: (key: string | null) => void;
  /** Point at this; null: at nothing. A room without quotes gets it as text. */
  readonly point: (quote: Quote | null) => void;
  /** The message that is being changed, as far as that has got. */
  readonly edit: EditDraft | null;
  /** Null: leave it as it is. */
  readonly changeEdit: (edit: EditDraft | null) => void;
  readonly send: () => void;
  /** The person has turned away. */
  readonly pause: () => void;
}

interface Draft {
  readonly text: string;
  readonly context: MessageContext;
  readonly edit: EditDraft | null;
}

/**
 * What is being typed in a room. The draft goes to the background with each key, since a popup closes
 * without a word; the text goes only when the background has the message.
 */
export function useComposer(room: Room): Composing {
  const surface = useSurface();
  const { send: handOver } = useMessages(room.address);
  const [draft, setDraft] = useState(() => draftOf(room));
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  const [isDraftKept, setDraftKept] = useState(true);
  const current = useRef(draft);
  /** Drafts that the background has not answered yet, or could not keep: it does not know better than we. */
  const untold = useRef(0);
  const isRefused = useRef(false);
  const isHandingOver = useRef(false);
  const { address, limits } = room;
  const canQuote = room.capabilities.includes('quote');
  const typing = useTypingTeller(address, room.capabilities.includes('typing'));

  const put = useCallback(
    (next: Draft) => {
      current.current = next;
      setDraft(next);
      setProblem(null);
      untold.current += 1;
      const { text, edit } = next;
      const context = { ...next.context, ...(edit && { edit }) };
      const command = { type: 'change_draft', room: address, draft: text, context } as const;
      void surface.ask<'change_draft'>(command).then((reply) => {
        untold.current -= 1;
        isRefused.current = !reply.ok;
        setDraftKept(reply.ok || reply.problem !== 'storage_failed');
      });
    },
    [surface, address],
  );
  const change = useCallback(
    (text: string) => {
      put({ ...current.current, text });
      typing.typed(text);
    },
    [put, typing],
  );

  const add = useCallback(
    (word: string) => {
      const { text } = current.current;
      change(`${text}${text === '' || /\s$/.test(text) ? '' : ' '}${word} `);
    },
    [change],
  );

  // Another surface typed here, or the background tells again what it has. What was typed here and not
  // taken by it yet is newer than either. That the field has the focus says nothing: a tab keeps it while
  // its person types in another one.
  const told = JSON.stringify(draftOf(room));
  useEffect(() => {
    if (untold.current > 0 || isRefused.current) return;
    if (told === JSON.stringify(current.current)) return;
    current.current = JSON.parse(told) as Draft;
    setDraft(current.current);
  }, [told]);

  const answer = useCallback(
    (replyTo: string | null) => {
      const { replyTo: _, ...rest } = current.current.context;
      put({ ...current.current, context: replyTo === null ? rest : { ...rest, replyTo } });
    },
    [put],
  );
  const point = useCallback(
    (quote: Quote | null) => {
      const { text, context } = current.current;
      const { quote: _, ...rest } = context;
      if (quote && !canQuote) return put({ ...current.current, text: asLines(quote) + text });
      put({ ...current.current, context: quote ? { ...rest, quote } : rest });
    },
    [put, canQuote],
  );
  const changeEdit = useCallback(
    (edit: EditDraft | null) => put({ ...current.current, edit }),
    [put],
  );

  const left = leftIn(draft, limits);
  const send = useCallback(() => {
    const typed = current.current;
    const body = typed.text.trim();
    if (body === '' || leftIn(typed, limits) < 0 || isHandingOver.current) return;
    isHandingOver.current = true;
    typing.stopped();
    void handOver(body, typed.context).then((reply) => {
      isHandingOver.current = false;
      if (!reply.ok) return setProblem(reply.problem);
      // What was typed while the background woke up is the start of the next message.
      const now = current.current;
      put({
        ...now,
        text: now.text.startsWith(typed.text) ? now.text.slice(typed.text.length) : now.text,
        context: now.context === typed.context ? {} : now.context,
      });
    });
  }, [handOver, put, typing, limits]);

  return {
    ...draft,
    left,
    problem,
    isDraftKept,
    change,
    add,
    answer,
    point,
    changeEdit,
    send,
    pause: typing.stopped,
  };
}

function draftOf({ draft, draftContext = {}, timeline }: Room): Draft {
  const { edit } = draftContext;
  // Where the message has that text by now it was saved as a popup closed, or nothing is changed in it.
  const isChange =
    edit &&
    !timeline.some((item) => item.key === edit.key && 'body' in item && item.body === edit.text);
  return { text: draft, context: contextOf(draftContext), edit: isChange ? edit : null };
}

/** A quote as people write it where there is nothing but text. */
function asLines({ exact }: Quote): string {
  return `${exact.replace(/^/gm, '> ')}\n\n`;
}

/** Where bytes are counted too, as many code points as they are enough for, by what those so far take. */
function leftIn({ text, context: { quote } }: Draft, { body, bytes }: RoomLimits): number {
  const typed = text.trim();
  const count = codePoints(typed);
  if (bytes === undefined || count === 0) return body - count;
  const beside = quote ? `${quote.prefix}${quote.exact}${quote.suffix}` : '';
  const used = new TextEncoder().encode(typed + beside).length;
  return Math.min(body - count, Math.floor(((bytes - used) * count) / used));
}

/** Length as limits count it: an emoji outside the basic plane is one, not two. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
