/** The words of the contract that components have to know. */
export type {
  Attention,
  BlockedMember,
  Consent,
  Home,
  OpenRoom,
  OverlayMode,
  OverlayRules,
  Profile,
  RecentRoom,
  Travel,
} from '../port/contract.ts';
export type { ThisTab } from '../port/this-tab.ts';
export type { DoctorStep, Findings, StepOutcome } from '../server/findings.ts';
export type { Setting } from '../server/settings-to-paste.ts';
