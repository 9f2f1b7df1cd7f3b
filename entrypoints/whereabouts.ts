import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createWhereabouts } from '../lib/background/whereabouts.ts';

/** What the background needs once a room may know of pages, and loads then: `late-script.ts`. */
export default defineUnlistedScript(() => {
  (globalThis as { roomlightWhereabouts?: typeof createWhereabouts }).roomlightWhereabouts =
    createWhereabouts;
});
