import { browser } from 'wxt/browser';
import { collectEverything } from '../../lib/disk/collect-everything.ts';
import type { ExportTools } from '../../lib/ui/use-export.ts';

export const exportTools: ExportTools = {
  collect: () => collectEverything(browser.storage.local, browser.runtime.getManifest().version),
  save(fileName, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = fileName;
    link.click();
    // The download has begun by then; the browser keeps what it needs.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
  now: Date.now,
};
