import { defineBackground } from 'wxt/utils/define-background';
import { browserWords } from '../lib/background/browser-words.ts';
import { lateScript } from '../lib/background/late-script.ts';
import { nativeBrowser } from '../lib/background/native-browser.ts';
import { startBackground } from '../lib/background/start-background.ts';
import { joinRoom } from '../lib/socket/join-room.ts';
import { openSocket } from '../lib/socket/open-socket.ts';

/** Of service workers; the types of pages do not know it. */
declare function importScripts(url: string): void;

export default defineBackground(() => {
  const browser = nativeBrowser();
  startBackground(browser, {
    openSocket,
    joinRoom,
    sealing: lateScript(globalThis, 'roomlightSealing', {
      inWorker: () => importScripts('./sealing.js'),
      inPage: () => import(/* @vite-ignore */ `./sealing.js`),
    }),
    whereabouts: lateScript(globalThis, 'roomlightWhereabouts', {
      inWorker: () => importScripts('./whereabouts.js'),
      inPage: () => import(/* @vite-ignore */ `./whereabouts.js`),
    }),
    words: browserWords(browser.i18n),
    isFirefox: import.meta.env.FIREFOX,
  });
});
