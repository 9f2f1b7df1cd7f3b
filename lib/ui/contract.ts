/** The words of the contract that components have to know. */
export type { DoctorStep, Findings, StepOutcome } from '../server/findings.ts';
export type { Setting } from '../server/settings-to-paste.ts';
export type { Home, OpenRoom, OverlayMode, OverlayRules, Profile } from '../port/contract.ts';
