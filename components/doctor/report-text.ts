import type { StepOutcome } from '../../lib/ui/contract.ts';
import { DOCTOR_STEPS, type DoctorTools, type Examination } from '../../lib/ui/use-doctor.ts';
import { d } from '../../locales/doctor-words.ts';
import { outcomeWords } from './outcome-words.ts';

const MARKS: Readonly<Record<StepOutcome['status'], string>> = {
  passed: '+',
  failed: '×',
  skipped: '-',
};

/**
 * An examination to hand to whoever runs the server: plain text, without the room's name, which is all
 * that keeps others out of many a room, and without anybody's name, token or message.
 */
export function reportText(
  { visit, findings }: Pick<Examination, 'visit' | 'findings'>,
  { origin, version, userAgent, now }: Omit<DoctorTools, 'examine' | 'settingsFor'>,
): string {
  const { roomId } = visit;
  const address = findings.address?.status === 'passed' ? (findings.address.detail ?? '') : null;
  const steps = DOCTOR_STEPS.flatMap((step) => {
    const outcome = findings[step];
    if (!outcome) return [];
    const { sentence, detail } = outcomeWords(step, outcome, { findings, origin, roomId });
    const line = `${MARKS[outcome.status]} ${d.steps[step]}`;
    // The one text in here that a server chooses.
    const said = detail !== null && roomId !== null ? detail.replaceAll(roomId, '…') : detail;
    return [line, ...[sentence, said].filter(Boolean).map((text) => `  ${text}`)];
  });
  return [
    d.report.heading,
    new Date(now()).toISOString(),
    `Roomlight ${version}, ${userAgent}`,
    ...(address === null ? [] : [d.report.server(address)]),
    d.report.origin(origin),
    roomId === null ? d.report.room.own : d.report.room.given,
    '',
    ...steps,
  ].join('\n');
}
