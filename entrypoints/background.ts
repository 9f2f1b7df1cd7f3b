import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from '../lib/background/start-background.ts';
import { joinRoom } from '../lib/socket/join-room.ts';
import { openSocket } from '../lib/socket/open-socket.ts';
import { en } from '../locales/en.ts';

export default defineBackground(() => {
  startBackground(browser, {
    openSocket,
    joinRoom,
    words: en.badge,
    isFirefox: import.meta.env.FIREFOX,
  });
});
