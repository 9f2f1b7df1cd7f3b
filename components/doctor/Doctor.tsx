import { useCallback, useEffect, useRef } from 'react';
import type { DoctorStep, Home, StepOutcome } from '../../lib/ui/contract.ts';
import type { DoctorStart } from '../../lib/ui/doctor-address.ts';
import {
  currentStep,
  type DoctorTools,
  type Examination,
  firstFailure,
  useDoctor,
} from '../../lib/ui/use-doctor.ts';
import { d } from '../../locales/doctor-words.ts';
import { Button } from '../Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import styles from './Doctor.module.css';
import { DoctorForm } from './DoctorForm.tsx';
import { outcomeWords } from './outcome-words.ts';
import { reportText } from './report-text.ts';
import { SettingToPaste } from './SettingToPaste.tsx';
import { StepList } from './StepList.tsx';

/**
 * Why a server does not connect, step by step. It begins by itself at a server where the person has been;
 * to any other we show ourselves only after a click.
 */
export function Doctor({
  home,
  start,
  tools,
}: {
  readonly home: Home;
  readonly start: DoctorStart;
  readonly tools: DoctorTools;
}) {
  const doctor = useDoctor(tools.examine);
  const { examination, start: begin } = doctor;
  const { profile } = home;
  const examine = useCallback(
    (address: string, roomId: string | null, mayWrite = false) =>
      begin({ address, roomId, mayWrite, testMessage: d.testMessage, look: profile }),
    [begin, profile],
  );
  const isKnown = isKnownServer(home, start.server);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isKnown || hasBegun.current) return;
    hasBegun.current = true;
    examine(start.server, start.room === '' ? null : start.room);
  }, [isKnown, start, examine]);

  return (
    <>
      <DoctorForm
        start={start}
        known={home.servers}
        isRunning={examination?.isRunning ?? false}
        onExamine={examine}
      />
      <Verdict examination={examination} />
      {examination && (
        <Result
          examination={examination}
          tools={tools}
          onWrite={({ visit: { address, roomId } }) => examine(address, roomId, true)}
        />
      )}
    </>
  );
}

function Result({
  examination,
  tools,
  onWrite,
}: {
  readonly examination: Examination;
  readonly tools: DoctorTools;
  readonly onWrite: (examination: Examination) => void;
}) {
  const { visit, findings, isRunning } = examination;
  const { origin, settingsFor } = tools;
  const words = (step: DoctorStep, outcome: StepOutcome) =>
    outcomeWords(step, outcome, { findings, origin, roomId: visit.roomId });
  const serverUrl = findings.address?.status === 'passed' ? findings.address.detail : undefined;

  function help(outcome: StepOutcome) {
    if (outcome.status === 'failed' && serverUrl !== undefined) {
      return settingsFor(outcome, serverUrl).map((setting) => (
        <SettingToPaste key={setting.place} {...setting} />
      ));
    }
    if (outcome.status !== 'skipped' || outcome.why !== 'writes') return null;
    return (
      <div>
        <Button onClick={() => onWrite(examination)}>{d.sendTestMessage}</Button>
      </div>
    );
  }

  const report = isRunning ? null : reportText(examination, tools);
  return (
    <>
      <StepList findings={findings} isRunning={isRunning} words={words} help={help} />
      {report !== null && (
        <details className={styles.report}>
          <summary className={styles.summary}>{d.report.title}</summary>
          <p className={styles.soft}>{d.report.hint}</p>
          <pre className={styles.code} dir="auto">
            {report}
          </pre>
        </details>
      )}
      {report !== null && (
        <div>
          <CopyButton key={report} text={report} label={d.report.copy} />
        </div>
      )}
    </>
  );
}

/** How it stands, in a sentence that is also read aloud. There before anything is in it, so that it is heard. */
function Verdict({ examination }: { readonly examination: Examination | null }) {
  return (
    <p className={styles.verdict} role="status">
      {examination && verdictWords(examination)}
    </p>
  );
}

function verdictWords({ findings, isRunning }: Examination): string {
  const current = isRunning ? currentStep(findings) : null;
  if (current) return d.verdict.running(d.steps[current]);
  const failed = firstFailure(findings);
  if (failed) return d.verdict.bad(d.steps[failed]);
  return findings.echo?.status === 'skipped' ? d.verdict.untried : d.verdict.good;
}

function isKnownServer({ server: chosen, servers, rooms }: Home, server: string): boolean {
  return (
    [chosen, ...servers].includes(server) ||
    rooms.some(({ address }) => address.serverUrl === server)
  );
}
