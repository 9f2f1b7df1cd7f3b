interface KeyDefinition {
  /** `KeyboardEvent.code`. */
  readonly code: string;
  /** `KeyboardEvent.keyCode`, which Chromium wants. */
  readonly keyCode: number;
  /** What WebDriver calls it: a code point of the private use area, or the character. */
  readonly webdriver: string;
  /** What it types, if anything. */
  readonly text?: string;
}

/** The keys that our interface listens to. */
export const KEYS = {
  Enter: { code: 'Enter', keyCode: 13, webdriver: '\uE007', text: '\r' },
  Escape: { code: 'Escape', keyCode: 27, webdriver: '\uE00C' },
  Tab: { code: 'Tab', keyCode: 9, webdriver: '\uE004' },
  Backspace: { code: 'Backspace', keyCode: 8, webdriver: '\uE003' },
  Delete: { code: 'Delete', keyCode: 46, webdriver: '\uE017' },
  ArrowUp: { code: 'ArrowUp', keyCode: 38, webdriver: '\uE013' },
  ArrowDown: { code: 'ArrowDown', keyCode: 40, webdriver: '\uE015' },
  Home: { code: 'Home', keyCode: 36, webdriver: '\uE011' },
  End: { code: 'End', keyCode: 35, webdriver: '\uE010' },
  ' ': { code: 'Space', keyCode: 32, webdriver: ' ', text: ' ' },
  a: { code: 'KeyA', keyCode: 65, webdriver: 'a' },
  z: { code: 'KeyZ', keyCode: 90, webdriver: 'z' },
} as const satisfies Record<string, KeyDefinition>;

export type Key = keyof typeof KEYS;

export const keyDefinition = (key: Key): KeyDefinition => KEYS[key];

export const MODIFIERS = {
  Alt: { bit: 1, webdriver: '\uE00A' },
  Control: { bit: 2, webdriver: '\uE009' },
  Shift: { bit: 8, webdriver: '\uE008' },
} as const;
