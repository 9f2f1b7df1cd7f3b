/** The words of the contract that components have to know. */
export type {
  CommandProblem,
  Home,
  OpenRoom,
  OverlayMode,
  OverlayRules,
  OverlayStatus,
  Profile,
  ServerReport,
} from '../port/contract.ts';
