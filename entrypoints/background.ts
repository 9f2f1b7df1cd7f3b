import { defineBackground } from 'wxt/utils/define-background';
import { nativeBrowser } from '../lib/background/native-browser.ts';
import { startBackground } from '../lib/background/start-background.ts';
import { joinRoom } from '../lib/socket/join-room.ts';
import { openSocket } from '../lib/socket/open-socket.ts';
import { badgeWords } from '../locales/badge-words.ts';

export default defineBackground(() => {
  startBackground(nativeBrowser(), {
    openSocket,
    joinRoom,
    words: badgeWords(),
    isFirefox: import.meta.env.FIREFOX,
  });
});
