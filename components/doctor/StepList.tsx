import type { ReactNode } from 'react';
import type { DoctorStep, Findings, StepOutcome } from '../../lib/ui/contract.ts';
import { currentStep, DOCTOR_STEPS } from '../../lib/ui/use-doctor.ts';
import { d } from '../../locales/doctor-words.ts';
import { classes } from '../classes.ts';
import { Icon } from '../Icon.tsx';
import styles from './Doctor.module.css';
import type { OutcomeWords } from './outcome-words.ts';

type Standing = StepOutcome['status'] | 'running' | 'waiting';
type Skipped = Extract<StepOutcome, { status: 'skipped' }>['why'];

const ICONS = { passed: 'check', failed: 'close', skipped: 'minimise' } as const;

/** Every step with how it stands; below those that ended, what came of them. */
export function StepList({
  findings,
  isRunning,
  words,
  help,
}: {
  readonly findings: Findings;
  readonly isRunning: boolean;
  readonly words: (step: DoctorStep, outcome: StepOutcome) => OutcomeWords;
  /** What can be done about it, below its sentence. */
  readonly help: (outcome: StepOutcome) => ReactNode;
}) {
  const current = isRunning ? currentStep(findings) : null;
  return (
    <ol className={styles.steps}>
      {DOCTOR_STEPS.map((step) => {
        const outcome = findings[step];
        return (
          <Step
            key={step}
            title={d.steps[step]}
            standing={outcome?.status ?? (step === current ? 'running' : 'waiting')}
            skipped={outcome?.status === 'skipped' ? outcome.why : null}
            words={outcome ? words(step, outcome) : null}
          >
            {outcome && help(outcome)}
          </Step>
        );
      })}
    </ol>
  );
}

function Step({
  title,
  standing,
  skipped,
  words,
  children,
}: {
  readonly title: string;
  readonly standing: Standing;
  readonly skipped: Skipped | null;
  readonly words: OutcomeWords | null;
  readonly children: ReactNode;
}) {
  return (
    <li className={classes(styles.step, styles[standing])}>
      <span className={styles.mark}>
        {standing !== 'running' && standing !== 'waiting' && <Icon name={ICONS[standing]} />}
      </span>
      <div className={styles.words}>
        <p className={styles.line}>
          <span className={styles.title}>{title}</span>
          <span className={styles.standing}>
            {standing === 'skipped' ? skipped && d.status[skipped] : d.status[standing]}
          </span>
        </p>
        {words !== null && words.sentence !== '' && (
          <p className={styles.sentence}>{words.sentence}</p>
        )}
        {words !== null && words.detail !== null && (
          <p className={styles.detail} dir="ltr">
            {words.detail}
          </p>
        )}
        {children}
      </div>
    </li>
  );
}
