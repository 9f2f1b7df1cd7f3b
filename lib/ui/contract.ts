/** The words of the contract that components have to know. */
export type { Home, OpenRoom, OverlayMode, OverlayRules, Profile } from '../port/contract.ts';
