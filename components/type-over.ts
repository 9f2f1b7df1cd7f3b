/** What is put into a field in place of what stands from one UTF-16 unit up to another. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** The text as it is then. */
export function replaceIn(text: string, { from, to, words }: Replacement): string {
  return text.slice(0, from) + words + text.slice(to);
}

/**
 * Writes into a field as its person would: the field has the focus, the caret is behind the words, and the
 * browser's undo takes them back. Whoever sets its value instead takes all of its undo away.
 */
export function typeOver(field: HTMLTextAreaElement | null, replacement: Replacement): void {
  if (!field) return;
  const { from, to, words } = replacement;
  field.focus();
  field.setSelectionRange(from, to);
  // Long deprecated, and still the only way to write with an undo.
  if (document.execCommand?.('insertText', false, words)) return;
  field.setRangeText(words, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}
