import type { BrowserProcess } from './browser-process.ts';

const START_MS = 60_000; // a first start on a busy machine takes 20 s

/** Where a Firefox can be driven: it picks a free port and says so on stderr. Rejects where it does not come to that. */
export async function firefoxAddress({
  child,
  ended,
}: Pick<BrowserProcess, 'child' | 'ended'>): Promise<string> {
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const giveUp = (why: string) => reject(new Error(`Firefox ${why}. ${said}`));
      timer = setTimeout(() => giveUp(`said no address in ${START_MS} ms`), START_MS);
      void ended.then(() => giveUp('ended while starting'));
      child.stderr?.on('data', (chunk: Buffer) => {
        said += String(chunk);
        const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
        if (address !== undefined) resolve(address);
      });
    });
  } finally {
    // Whichever came: a timer that is left keeps the whole process.
    clearTimeout(timer);
  }
}
