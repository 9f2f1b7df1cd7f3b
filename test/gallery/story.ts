import type { ReactNode } from 'react';

/** A component, or several, in a state worth looking at. */
export interface Story {
  /** Also its address and its picture's name. */
  readonly name: string;
  /** What it needs, CSS px. */
  readonly width: number;
  readonly height: number;
  readonly render: () => ReactNode;
  /** What somebody has done by then, in the page; resolves once it is seen what came of it. */
  readonly act?: (() => Promise<unknown>) | undefined;
}
