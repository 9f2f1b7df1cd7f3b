import { Doctor } from '../../components/doctor/Doctor.tsx';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import { settingsFor } from '../../lib/server/settings-to-paste.ts';
import { aHome, NOON } from '../fakes/samples.ts';
import { d } from '../../locales/doctor-words.ts';
import { press, find } from './hands.ts';
import type { Story } from './story.ts';

function doctor(name: string, height: number, act?: Story['act']): Story {
  return {
    name,
    width: 640,
    height,
    act,
    render: () => (
      // As in a section of the options.
      <section className="section">
        <Doctor
          home={aHome()}
          start={{ server: 'https://chat.example.org', room: 'lobby' }}
          tools={{
            async examine(_visit, tell) {
              tell('address', { status: 'passed' });
              tell('host', { status: 'passed' });
              tell('discovery', { status: 'passed', found: 'is_unknown' });
              tell('socket', { status: 'failed', problem: 'origin_refused' });
            },
            settingsFor: (failure, serverUrl) => settingsFor(failure, serverUrl, CHROME_ORIGIN),
            origin: CHROME_ORIGIN,
            version: '0.1.0',
            userAgent: 'A browser/1',
            now: () => NOON,
          }}
        />
      </section>
    ),
  };
}

/** It is run by its button; until then it asks for an address. */
export const DOCTOR: readonly Story[] = [
  doctor('doctor', 480),
  doctor('doctor-results', 900, async () => {
    await press('button', d.check);
    await press('summary', d.report.title);
    await find('button', d.report.copy);
  }),
];
