import type { Browser } from 'webextension-polyfill';
import type { Badge } from './badge.ts';

const COLOURS: Readonly<Record<Badge['tone'], string>> = {
  unread: '#b45309',
  people: '#44403c',
  trouble: '#b91c1c',
};

let shown = '';

/** Puts a badge on the toolbar button, if it is not there already. */
export async function showBadge(action: Browser['action'], badge: Badge): Promise<void> {
  const key = JSON.stringify(badge);
  if (key === shown) return;
  shown = key;
  try {
    await Promise.all([
      action.setBadgeText({ text: badge.text }),
      action.setTitle({ title: badge.title }),
      action.setBadgeBackgroundColor({ color: COLOURS[badge.tone] }),
      action.setBadgeTextColor?.({ color: '#ffffff' }),
    ]);
  } catch (error) {
    shown = ''; // what is there now is not known: the next time puts it there again
    throw error;
  }
}
