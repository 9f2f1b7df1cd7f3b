import type { KeyboardEvent } from 'react';

const IME_KEY_CODE = 229; // what a key has while an input method holds it, on systems where isComposing is late

/** A key that an input method takes: it is not for us. */
export function isComposingKey(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === IME_KEY_CODE;
}
