import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openKeyStore } from '../lib/crypto/key-store.ts';
import { createSealing, type Sealing } from '../lib/seal/sealing.ts';

/** What encrypted rooms add to the background, which loads it once there is one: `load-sealing.ts`. */
export default defineUnlistedScript(() => {
  (globalThis as { roomlightSealing?: Sealing }).roomlightSealing = createSealing(openKeyStore());
});
