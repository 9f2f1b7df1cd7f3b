import { defineBackground } from 'wxt/utils/define-background';
import { browserWords } from '../lib/background/browser-words.ts';
import { sealingLoader } from '../lib/background/load-sealing.ts';
import { nativeBrowser } from '../lib/background/native-browser.ts';
import { startBackground } from '../lib/background/start-background.ts';
import { joinRoom } from '../lib/socket/join-room.ts';
import { openSocket } from '../lib/socket/open-socket.ts';

export default defineBackground(() => {
  const browser = nativeBrowser();
  startBackground(browser, {
    openSocket,
    joinRoom,
    sealing: sealingLoader(globalThis),
    words: browserWords(browser.i18n),
    isFirefox: import.meta.env.FIREFOX,
  });
});
