import { useCopy } from '../../lib/ui/use-copy.ts';
import { d } from '../../locales/doctor-words.ts';
import { Button } from '../Button.tsx';

/** Puts a text on the clipboard, and says on itself whether that went well. */
export function CopyButton({
  text,
  label = d.copy,
}: {
  readonly text: string;
  readonly label?: string;
}) {
  const { result, copy } = useCopy();
  const words = { not_yet: label, copied: d.copied, not_allowed: d.notCopied };
  return (
    <Button onClick={() => void copy(text)}>
      <span aria-live="polite">{words[result]}</span>
    </Button>
  );
}
