import { useCallback, useState } from 'react';
import { canonicalUrl } from '../page/canonical-url.ts';
import { findPageRoom, type PageRoom, type PageRoomScope } from '../page/page-room.ts';
import { agreedSites, rememberAgreed } from '../port/page-consent.ts';
import type { ThisTab } from '../port/this-tab.ts';
import { askForPages } from './ask-for-pages.ts';

/** Why a page has no room of its own. */
export type NoPageRoom = Extract<PageRoom, { ok: false }>['why'];

/** A room that is opened once the person agrees. */
export interface AskedRoom {
  readonly roomId: string;
  /** `example.org`: what the person agrees for. */
  readonly host: string;
  /** The page's title, or the site's name; it never leaves this browser. */
  readonly label: string;
}

export interface PageRooms {
  /** Null where there are rooms to offer. */
  readonly why: NoPageRoom | null;
  readonly asked: AskedRoom | null;
  readonly choose: (scope: PageRoomScope) => Promise<void>;
  readonly agree: () => Promise<void>;
  readonly decline: () => void;
}

/** The rooms that the page behind the popup has by itself; on each site the person is asked once. */
export function usePageRooms(tab: ThisTab, open: (room: AskedRoom) => Promise<void>): PageRooms {
  const [asked, setAsked] = useState<AskedRoom | null>(null);
  const { url, title, isPrivate } = tab;

  const choose = useCallback(
    async (scope: PageRoomScope) => {
      const found = await findPageRoom({ url: url ?? '', isPrivate }, scope);
      if (!found.ok) return;
      const { roomId, host } = found;
      const room = { roomId, host, label: (scope === 'page' && title) || host };
      if ((await agreedSites()).includes(host)) await open(room);
      else setAsked(room);
    },
    [url, title, isPrivate, open],
  );

  const agree = useCallback(async () => {
    if (!asked) return;
    setAsked(null);
    if (!(await askForPages())) return;
    await rememberAgreed(asked.host);
    await open(asked);
  }, [asked, open]);

  return { why: whyNone(tab), asked, choose, agree, decline: () => setAsked(null) };
}

function whyNone({ url, isPrivate }: ThisTab): NoPageRoom | null {
  if (isPrivate) return 'private_window';
  const page = canonicalUrl(url ?? '');
  return page.ok ? null : page.why;
}
