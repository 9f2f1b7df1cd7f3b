import { useState } from 'react';

/** What an export needs of the world; the page it is on brings it. */
export interface ExportTools {
  /** All that is stored, as the text of a file. Rejects where the browser does not give it out. */
  readonly collect: () => Promise<string>;
  /** Hands the file to the person. */
  readonly save: (fileName: string, text: string) => void;
  /** ms */
  readonly now: () => number;
}

export type ExportState =
  | { readonly status: 'not_yet' }
  | { readonly status: 'collecting' }
  | { readonly status: 'saved'; readonly file: string }
  | { readonly status: 'failed' };

/** Takes everything along, as one file. */
export function useExport({ collect, save, now }: ExportTools): {
  readonly state: ExportState;
  readonly start: () => Promise<void>;
} {
  const [state, setState] = useState<ExportState>({ status: 'not_yet' });

  async function start(): Promise<void> {
    if (state.status === 'collecting') return;
    setState({ status: 'collecting' });
    const text = await collect().catch(() => null);
    if (text === null) return setState({ status: 'failed' });
    const file = `roomlight-${new Date(now()).toISOString().slice(0, 10)}.json`;
    save(file, text);
    setState({ status: 'saved', file });
  }
  return { state, start };
}
