import type { ReactNode } from 'react';

/** A component, or several, in a state worth looking at. */
export interface Story {
  /** Also its address and its picture's name. */
  readonly name: string;
  /** What it needs, CSS px. */
  readonly width: number;
  readonly height: number;
  readonly render: () => ReactNode;
}
