import { useCallback, useEffect, useRef, useState } from 'react';
import type { DoctorVisit, Tell } from '../server/doctor-visit.ts';
import type { DoctorStep, Findings, StepOutcome } from '../server/findings.ts';
import type { Setting } from '../server/settings-to-paste.ts';
import { makeCid } from './make-cid.ts';

/** The steps as they are shown, in the order in which they are tried. */
export const DOCTOR_STEPS: readonly DoctorStep[] = [
  'address',
  'host',
  'discovery',
  'session',
  'socket',
  'join',
  'presence',
  'echo',
];

/** What the doctor needs of the world; the page it is on brings it. */
export interface DoctorTools {
  readonly examine: (visit: DoctorVisit, tell: Tell, signal: AbortSignal) => Promise<void>;
  readonly settingsFor: (
    failure: Extract<StepOutcome, { status: 'failed' }>,
    serverUrl: string,
  ) => readonly Setting[];
  /** What this browser sends as `Origin`. */
  readonly origin: string;
  /** Of the extension, and the browser's own words about itself; for the report. */
  readonly version: string;
  readonly userAgent: string;
  readonly now: () => number;
}

export interface Examination {
  readonly visit: DoctorVisit;
  readonly findings: Findings;
  readonly isRunning: boolean;
}

/** Runs the doctor, one examination at a time; with the page it ends. Null before the first. */
export function useDoctor(examine: DoctorTools['examine']): {
  readonly examination: Examination | null;
  readonly start: (visit: Omit<DoctorVisit, 'cid'>) => void;
} {
  const [examination, setExamination] = useState<Examination | null>(null);
  const leave = useRef<AbortController | null>(null);
  useEffect(() => () => leave.current?.abort(), []);

  const start = useCallback(
    (wanted: Omit<DoctorVisit, 'cid'>) => {
      leave.current?.abort();
      const { signal } = (leave.current = new AbortController());
      const visit = { ...wanted, cid: makeCid() };
      setExamination({ visit, findings: {}, isRunning: true });
      const change = (next: (was: Examination) => Examination) => {
        if (!signal.aborted) setExamination((was) => was && next(was));
      };
      const tell: Tell = (step, outcome) =>
        change((was) => ({ ...was, findings: { ...was.findings, [step]: outcome } }));
      void examine(visit, tell, signal).finally(() =>
        change((was) => ({ ...was, isRunning: false })),
      );
    },
    [examine],
  );
  return { examination, start };
}

/** The first step that failed. */
export function firstFailure(findings: Findings): DoctorStep | null {
  return DOCTOR_STEPS.find((step) => findings[step]?.status === 'failed') ?? null;
}

/** The step that is being tried, while an examination runs. */
export function currentStep(findings: Findings): DoctorStep | null {
  return DOCTOR_STEPS.find((step) => findings[step] === undefined) ?? null;
}
