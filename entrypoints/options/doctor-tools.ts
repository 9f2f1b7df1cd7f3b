import { browser } from 'wxt/browser';
import { browserReach } from '../../lib/server/diagnose.ts';
import { type DoctorWorld, USUAL_PATIENCE } from '../../lib/server/doctor-visit.ts';
import { runDoctor } from '../../lib/server/run-doctor.ts';
import { settingsFor } from '../../lib/server/settings-to-paste.ts';
import { sessionsItem } from '../../lib/settings.ts';
import type { DoctorTools } from '../../lib/ui/use-doctor.ts';

/** Of an extension's address `location.origin` is "null" in some browsers: this is what they send. */
const origin = `${location.protocol}//${location.host}`;

const world: DoctorWorld = {
  ...browserReach,
  transport: WebSocket,
  // The one the rooms use, since it may be what is wrong; it is shown to its server and nobody else.
  savedSession: async (serverUrl) =>
    (await sessionsItem(browser.storage.local).get())[serverUrl] ?? null,
  patience: USUAL_PATIENCE,
};

export const doctorTools: DoctorTools = {
  examine: (visit, tell, signal) => runDoctor(visit, world, tell, signal),
  settingsFor: (failure, serverUrl) => settingsFor(failure, serverUrl, origin),
  origin,
  version: browser.runtime.getManifest().version,
  userAgent: navigator.userAgent,
  now: Date.now,
};
