const STEP_PX = 12; // less than half of the smallest thing that is dragged

/**
 * The parts of a way at which a hand is seen. What is dragged has to follow under the pointer: events
 * that a driver makes go to whatever lies there, also where a real pointer would be captured.
 */
export function dragParts(dx: number, dy: number): readonly number[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / STEP_PX));
  return Array.from({ length: steps }, (_, index) => (index + 1) / steps);
}

/** Time for what is dragged to follow. */
export const nextFrame = () => new Promise((resolve) => setTimeout(resolve, 32));
