import type { ReactionEmoji } from './types.ts';

/** What can be reacted with, in the order it is offered. Protocol, section 4. */
export const REACTION_EMOJI = [
  '👍',
  '❤️',
  '😂',
  '😮',
  '😢',
  '🎉',
] as const satisfies readonly ReactionEmoji[];
