import { DOCTOR } from './doctor.tsx';
import { OPENED } from './opened.tsx';
import { OPTIONS } from './options.tsx';
import { PRIMITIVES } from './primitives.tsx';
import { ROOMS } from './rooms.tsx';
import type { Story } from './story.ts';
import { SURFACES } from './surfaces.tsx';

/** All there is to look at. */
export const STORIES: readonly Story[] = [
  ...PRIMITIVES,
  ...ROOMS,
  ...SURFACES,
  ...OPENED,
  ...OPTIONS,
  ...DOCTOR,
];
