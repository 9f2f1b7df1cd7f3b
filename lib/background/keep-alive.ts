import type { Browser } from 'webextension-polyfill';

const ALARM = 'keep-rooms';
/** Chrome's minimum; and in both longer than a server that is there is silent. */
const CHROME_PERIOD_MIN = 0.5;
const AFTER_A_WORD_MIN = 0.5;
/** Firefox ends the background at 30 s; 0.33 min comes before that, 0.4 not always. */
const FIREFOX_PERIOD_MIN = 0.33;
/**
 * Among frames that follow each other not each one counts. A server that was heard just now may be silent for the
 * 21 s of a beat: both together have to stay below the 30 s after which Firefox ends the background.
 */
const PUT_OFF_MS = 5_000;

export interface KeepAlive {
  /** Rooms are open: be woken again and again. None is: let the background die, and cost nothing. */
  want(rooms: boolean): void;
  /** A server said something: whoever lives and is connected need not be woken soon. */
  heard(): void;
}

/**
 * Keeps the background alive, or has it woken, while rooms are open. The alarm is the only retry that is sure
 * in both browsers. While a server is heard it is put off again and again, so that it rings for those who have
 * died, slept or lost their server, and is no second beat beside the socket's. Chrome counts that socket's
 * traffic as life; Firefox does not, but calls of the extension's API.
 */
export function createKeepAlive(
  { alarms, runtime }: Pick<Browser, 'alarms' | 'runtime'>,
  isFirefox: boolean,
  onError: (error: unknown) => void,
  now: () => number = Date.now,
): KeepAlive {
  const periodInMinutes = isFirefox ? FIREFOX_PERIOD_MIN : CHROME_PERIOD_MIN;
  let isWanted = false;
  let putOffAt = -Infinity;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn(change: () => Promise<unknown>): void {
    last = last.then(change).catch(onError);
  }

  async function setAlarm(rooms: boolean): Promise<void> {
    if (!rooms) await alarms.clear(ALARM);
    else if (!(await alarms.get(ALARM)))
      await alarms.create(ALARM, { periodInMinutes, delayInMinutes: periodInMinutes });
  }

  return {
    want(rooms) {
      isWanted = rooms;
      inTurn(() => setAlarm(rooms));
    },
    heard() {
      if (!isWanted || now() - putOffAt < PUT_OFF_MS) return;
      putOffAt = now();
      inTurn(async () => {
        if (isWanted)
          await alarms.create(ALARM, { periodInMinutes, delayInMinutes: AFTER_A_WORD_MIN });
      });
      if (isFirefox) void runtime.getPlatformInfo().catch(onError);
    },
  };
}
