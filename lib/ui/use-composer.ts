import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandProblem } from '../port/contract.ts';
import type { Room } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';
import { useMessages } from './use-messages.ts';

export interface Composing {
  readonly text: string;
  /** Code points left until the limit; negative beyond it. */
  readonly left: number;
  /** Why the last attempt to hand the text over failed; the text is still here. */
  readonly problem: CommandProblem | null;
  /** False where the browser does not store the draft, so that it goes with this surface. */
  readonly isDraftKept: boolean;
  readonly change: (text: string) => void;
  readonly send: () => void;
}

/**
 * What is being typed in a room. The draft goes to the background with each key, since a popup closes
 * without a word; the text goes only when the background has the message.
 */
export function useComposer(room: Room): Composing {
  const surface = useSurface();
  const { send: handOver } = useMessages(room.address);
  const [text, setText] = useState(room.draft);
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  const [isDraftKept, setDraftKept] = useState(true);
  const current = useRef(text);
  const isHandingOver = useRef(false);
  const { address, limits } = room;

  const change = useCallback(
    (next: string) => {
      current.current = next;
      setText(next);
      setProblem(null);
      const command = { type: 'change_draft', room: address, draft: next } as const;
      void surface.ask<'change_draft'>(command).then((reply) => {
        setDraftKept(reply.ok || reply.problem !== 'storage_failed');
      });
    },
    [surface, address],
  );

  // Another surface typed here. Whoever types now is right: what they have is not taken from them.
  useEffect(() => {
    if (isTyping() || room.draft === current.current) return;
    current.current = room.draft;
    setText(room.draft);
  }, [room.draft]);

  const left = limits.body - codePoints(text.trim());
  const send = useCallback(() => {
    const body = current.current.trim();
    if (body === '' || codePoints(body) > limits.body || isHandingOver.current) return;
    isHandingOver.current = true;
    const typed = current.current;
    void handOver(body).then((reply) => {
      isHandingOver.current = false;
      if (!reply.ok) return setProblem(reply.problem);
      // What was typed while the background woke up is the start of the next message.
      const now = current.current;
      change(now.startsWith(typed) ? now.slice(typed.length) : now);
    });
  }, [handOver, change, limits.body]);

  return { text, left, problem, isDraftKept, change, send };
}

function isTyping(): boolean {
  return document.hasFocus() && document.activeElement instanceof HTMLTextAreaElement;
}

/** Length as limits count it: an emoji outside the basic plane is one, not two. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
