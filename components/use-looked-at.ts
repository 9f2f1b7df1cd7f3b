import { type FocusEvent, type PointerEvent, useState } from 'react';

/**
 * Whether a person is at a message: the pointer is over it, or the focus in it. A menu that was opened
 * from it belongs to it, also where the pointer crosses a gap on its way there.
 */
export function useLookedAt() {
  const [isHovered, setHovered] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const handlers = {
    onPointerEnter: () => setHovered(true),
    onPointerLeave({ currentTarget }: PointerEvent) {
      const menu = currentTarget.querySelector('[data-open]');
      if (menu) menu.addEventListener('toggle', () => setHovered(false), { once: true });
      else setHovered(false);
    },
    onFocus: () => setFocus(true),
    onBlur({ currentTarget, relatedTarget }: FocusEvent) {
      if (!currentTarget.contains(relatedTarget)) setFocus(false);
    },
  };
  return { isLookedAt: isHovered || hasFocus, handlers };
}
