import type { LoadSealing } from '../../lib/seal/sealing.ts';

/** A browser that was invited to no encrypted room. */
export const noSealing: LoadSealing = () => Promise.reject(new Error('nothing here is encrypted'));
