import { useCallback, useState } from 'react';

/** Puts a text on the clipboard. A browser may not allow it; the text is there to be selected then. */
export function useCopy(write: (text: string) => Promise<void> = toClipboard): {
  readonly result: 'not_yet' | 'copied' | 'not_allowed';
  readonly copy: (text: string) => Promise<void>;
} {
  const [result, setResult] = useState<'not_yet' | 'copied' | 'not_allowed'>('not_yet');
  const copy = useCallback(
    async (text: string) => {
      setResult(
        await write(text).then(
          () => 'copied' as const,
          () => 'not_allowed' as const,
        ),
      );
    },
    [write],
  );
  return { result, copy };
}

function toClipboard(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}
