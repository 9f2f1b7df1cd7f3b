import { useCallback, useState } from 'react';
import type { CommandProblem, OverlayMode, OverlayRules } from '../port/contract.ts';
import { dropHosts, EVERY_SITE, requestHosts } from '../port/host-permission.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface OverlayRulesForm {
  readonly problem: CommandProblem | null;
  readonly chooseMode: (mode: OverlayMode) => void;
  /** Takes what a person types for a site; false if it is not the name of one. */
  readonly addSite: (text: string) => boolean;
  readonly removeSite: (pattern: string) => void;
  readonly showAgainOn: (host: string) => void;
  readonly setPaused: (paused: boolean) => void;
}

/** How the browser is asked; the calls have to be made right in the click. */
export interface HostPermissions {
  readonly request: (origins: readonly string[]) => Promise<boolean>;
  readonly drop: (origins: readonly string[]) => Promise<boolean>;
}

const BROWSER: HostPermissions = { request: requestHosts, drop: dropHosts };

/** Where the overlay shows, saved as the person goes; what needs a permission asks for it first. */
export function useOverlayRules(
  rules: OverlayRules,
  permissions: HostPermissions = BROWSER,
): OverlayRulesForm {
  const surface = useSurface();
  const [problem, setProblem] = useState<CommandProblem | null>(null);

  const save = useCallback(
    async (next: OverlayRules) => {
      const reply = await surface.ask<'save_overlay_rules'>({
        type: 'save_overlay_rules',
        rules: next,
      });
      setProblem(reply.ok ? null : reply.problem);
    },
    [surface],
  );

  async function saveIfAllowed(origins: readonly string[], next: OverlayRules): Promise<void> {
    setProblem(null);
    if (await permissions.request(origins)) await save(next);
    else setProblem('permission_missing');
  }

  return {
    problem,
    chooseMode(mode) {
      if (mode === 'everywhere') return void saveIfAllowed(EVERY_SITE, { ...rules, mode });
      const next = { ...rules, mode };
      if (rules.mode === 'everywhere') void permissions.drop(EVERY_SITE);
      // What was just given back may have stood for these sites too. Asked in the same click.
      if (mode === 'sites' && rules.sites.length > 0) void saveIfAllowed(rules.sites, next);
      else void save(next);
    },
    addSite(text) {
      const origins = parseSite(text);
      if (!origins) return false;
      const sites = [...new Set([...rules.sites, ...origins])];
      void saveIfAllowed(origins, { ...rules, mode: 'sites', sites });
      return true;
    },
    removeSite(pattern) {
      void permissions.drop([pattern]);
      void save({ ...rules, sites: rules.sites.filter((site) => site !== pattern) });
    },
    showAgainOn(host) {
      void save({ ...rules, hiddenHosts: rules.hiddenHosts.filter((name) => name !== host) });
    },
    setPaused: (paused) => void save({ ...rules, paused }),
  };
}

/** `wiki.example.org`, or an address copied from a page, as match patterns; null if it is neither. */
function parseSite(text: string): readonly string[] | null {
  const typed = text.trim().toLowerCase();
  const url = URL.parse(/^https?:\/\//.test(typed) ? typed : `https://${typed}`);
  if (!url || url.username !== '' || /[^a-z0-9.-]/.test(url.hostname)) return null;
  const isHost = url.hostname.includes('.') || url.hostname === 'localhost';
  if (!isHost) return null;
  const isThisMachine = /^(localhost|127\.)/.test(url.hostname);
  // A match pattern has no port: it stands for all of them.
  const scheme = typed.startsWith('http://') || isThisMachine ? 'http' : 'https';
  return [`${scheme}://${url.hostname}/*`];
}
