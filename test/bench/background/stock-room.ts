import { type Channel, Presence } from 'phoenix';

/**
 * A room as most people build it: `Presence` of phoenix.js, and the whole list to the page after each
 * sync. What the browser does with the list is what it does with every message on a port: JSON.
 */
export interface StockRoom {
  hear(text: string): void;
  /** UTF-16 units that went over the port. */
  readonly told: number;
}

export function openStockRoom(): StockRoom {
  const listeners = new Map<string, (payload: unknown) => void>();
  const channel = {
    on: (event: string, listener: (payload: unknown) => void) => listeners.set(event, listener),
    joinRef: () => '1',
  } as unknown as Channel;
  const presence = new Presence(channel);
  let told = 0;
  presence.onSync(() => {
    const members = presence.list((id, { metas }) => ({ id, ...metas[0] }));
    told += JSON.stringify({ type: 'members', members }).length;
  });
  return {
    hear(text) {
      const [, , , event, payload] = JSON.parse(text) as [never, never, never, string, unknown];
      listeners.get(event)?.(payload);
    },
    get told() {
      return told;
    },
  };
}
