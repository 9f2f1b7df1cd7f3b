import type { Rung } from '../../../lib/room/types.ts';

/** Which kinds of Phoenix server this one can be; protocol, section 1. */
export const RUNGS: readonly Rung[] = ['article', 'guide', 'echo', 'roomlight'];
