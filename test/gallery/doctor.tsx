import { Doctor } from '../../components/doctor/Doctor.tsx';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import { settingsFor } from '../../lib/server/settings-to-paste.ts';
import { aHome, NOON } from '../fakes/samples.ts';
import type { Story } from './story.ts';

/** It is run by its button; until then it asks for an address. */
export const DOCTOR: readonly Story[] = [
  {
    name: 'doctor',
    width: 640,
    height: 480,
    render: () => (
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
    ),
  },
];
