import type { Desktop, DesktopNotice } from './desktop.ts';

/** Runs the body of an async function in the browser's own window. */
export type RunInChrome = (body: string) => Promise<unknown>;

/**
 * Without a screen Firefox has nothing that shows its alerts, and drops them: this takes the place of that
 * service, and does what it would do when one is shown, clicked or closed.
 */
export async function firefoxDesktop(run: RunInChrome): Promise<Desktop> {
  await run(`const shown = new Map();
    const tell = ({ listener, alert }, topic) => listener?.observe(null, topic, alert.cookie);
    const service = {
      QueryInterface: ChromeUtils.generateQI(['nsIAlertsService']),
      showAlert(alert, listener) {
        shown.set(alert.name, { alert, listener });
        tell({ alert, listener }, 'alertshow');
      },
      closeAlert(name) {
        const closed = shown.get(name);
        shown.delete(name);
        if (closed) tell(closed, 'alertfinished');
      },
    };
    const factory = {
      QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
      createInstance: (iid) => service.QueryInterface(iid),
    };
    Components.manager.QueryInterface(Ci.nsIComponentRegistrar)
      .registerFactory(Services.uuid.generateUUID(), 'alerts', '@mozilla.org/alerts-service;1', factory);
    window.shownAlerts = { shown, tell };`);
  return {
    notices: async () =>
      (await run(`return [...window.shownAlerts.shown].map(([id, { alert }]) =>
        ({ id, title: alert.title, text: alert.text, isSilent: null }));`)) as DesktopNotice[],
    async click(id) {
      await run(`const { shown, tell } = window.shownAlerts;
        tell(shown.get(${JSON.stringify(id)}), 'alertclickcallback');`);
    },
  };
}
