import type { RoomId } from '../room/types.ts';
import type { Reach } from './diagnose.ts';
import type { DoctorStep, StepOutcome } from './findings.ts';
import type { Transport } from './phoenix-line.ts';
import type { Appearance, Session } from './session.ts';

/** What is to be tried. */
export interface DoctorVisit {
  /** As the person typed it. */
  readonly address: string;
  /** Null: a room that nobody is in. */
  readonly roomId: RoomId | null;
  /** Send the test message also where people would see it. */
  readonly mayWrite: boolean;
  readonly testMessage: string;
  /** 128 random bits in hex, for what needs a name nobody else has: the message, and the room of our own. */
  readonly cid: string;
  readonly look: Appearance;
}

/** How long an answer may take, ms. */
export interface Patience {
  readonly answerMs: number;
  /** As long as the rooms themselves wait for the list of people. Protocol, section 1. */
  readonly stateMs: number;
  /** As long as a message waits for its echo before it counts as unconfirmed. */
  readonly echoMs: number;
}

export const USUAL_PATIENCE: Patience = { answerMs: 8_000, stateMs: 5_000, echoMs: 10_000 };

export interface DoctorWorld extends Reach {
  readonly transport: Transport;
  /** Who we are on this server as far as we know, with the token that the rooms use. */
  readonly savedSession: (serverUrl: string) => Promise<Session | null>;
  readonly patience: Patience;
}

export type Tell = (step: DoctorStep, outcome: StepOutcome) => void;
