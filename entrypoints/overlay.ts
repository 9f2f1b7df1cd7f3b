import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runOverlay } from '../lib/overlay/run-overlay.ts';

/**
 * The content script. An unlisted script for WXT, because its wrapper for content scripts brings the
 * polyfill (4 kB gz by itself) and tells the page, by an event, that we are here.
 */
export default defineUnlistedScript(() => runOverlay());
