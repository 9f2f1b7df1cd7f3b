import type { Browser, Notifications } from 'webextension-polyfill';
import type { Notice } from './notices.ts';

/** The desktop's notifications. The browser has them for us only once the person allowed it. */
export interface BrowserNotices {
  show(notice: Notice): void;
  clear(id: string): void;
  /** The ids of those that are there, also from an earlier life of the background. */
  standing(): Promise<readonly string[]>;
}

/** `clicked` gets the notice's id. Call it in the background's first turn: a click may be what woke it. */
export function browserNotices(
  browser: Pick<Browser, 'notifications' | 'permissions' | 'runtime'>,
  isFirefox: boolean,
  clicked: (id: string) => void,
  onError: (error: unknown) => void,
): BrowserNotices {
  const api = () => browser.notifications as Notifications.Static | undefined;
  let isListening = false;
  function listen(): void {
    if (isListening || !api()) return;
    isListening = true;
    api()?.onClicked.addListener(clicked);
  }
  listen();
  // Given while we live; in Firefox a click then wakes a background only from the next start on.
  browser.permissions.onAdded.addListener(listen);

  return {
    show({ id, title, text, isSilent }) {
      const options = {
        type: 'basic',
        iconUrl: browser.runtime.getURL('icon/128.png'),
        title,
        message: text,
        // Firefox knows no such option, and refuses what it does not know: there the system decides.
        ...(isFirefox ? {} : { silent: isSilent }),
      } as const;
      api()?.create(id, options).catch(onError);
    },
    clear: (id) => void api()?.clear(id).catch(onError),
    standing: async () => Object.keys((await api()?.getAll()) ?? {}),
  };
}
