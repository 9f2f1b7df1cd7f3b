import type { Browser } from 'webextension-polyfill';

const ALARM = 'keep-rooms';
/** Chrome's minimum. */
const CHROME_PERIOD_MIN = 0.5;
/** Firefox ends the background at 30 s; 0.33 min comes before that, 0.4 not always. */
const FIREFOX_PERIOD_MIN = 0.33;
/** Firefox does not count socket traffic as life, but calls of the extension's API. */
const FIREFOX_BEAT_MS = 20_000;

export interface KeepAlive {
  /** Rooms are open: be woken again and again. None is: let the background die, and cost nothing. */
  want(rooms: boolean): void;
}

/**
 * Keeps the background alive, or has it woken, while rooms are open. The alarm is the only retry that
 * is sure in both browsers; in Chrome the socket's own beat does the rest, in Firefox a call of ours.
 */
export function createKeepAlive(
  { alarms, runtime }: Pick<Browser, 'alarms' | 'runtime'>,
  isFirefox: boolean,
  onError: (error: unknown) => void,
): KeepAlive {
  let beat: ReturnType<typeof setInterval> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function setAlarm(wanted: boolean): Promise<void> {
    if (!wanted) {
      await alarms.clear(ALARM);
      return;
    }
    if (await alarms.get(ALARM)) return;
    const periodInMinutes = isFirefox ? FIREFOX_PERIOD_MIN : CHROME_PERIOD_MIN;
    await alarms.create(ALARM, { periodInMinutes, delayInMinutes: periodInMinutes });
  }

  return {
    want(rooms) {
      last = last.then(() => setAlarm(rooms)).catch(onError);
      if (!isFirefox) return;
      if (rooms) {
        beat ??= setInterval(() => void runtime.getPlatformInfo().catch(onError), FIREFOX_BEAT_MS);
      } else if (beat !== null) {
        clearInterval(beat);
        beat = null;
      }
    },
  };
}
