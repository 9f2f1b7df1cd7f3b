import { systemClock, type Clock } from '../clock.ts';
import { log } from '../log.ts';
import type { Profile } from '../port/contract.ts';
import type { ConnectionProblem } from '../room/types.ts';
import type { SavedItem } from '../saved-item.ts';
import { endpointOf, findSession, type Session, type SessionNeed } from '../server/session.ts';
import type { RoomSocket, SocketOptions } from '../socket/open-socket.ts';
import type { Endpoint } from '../wire/endpoint.ts';

/** Long enough to go from one room of a server to another without a new connection. */
const SOCKET_GRACE_MS = 5_000;

/** Our end of one server: its socket, and who we are there. */
export interface ServerLink {
  readonly socket: RoomSocket;
  /** Empty until the first connection has told. */
  memberId(): string;
  /** The room that asked for it needs it no more; after the last one the socket is closed. */
  release(): void;
}

export interface Servers {
  /**
   * The server's socket, opened if it is the first room there. Encrypted rooms have one of their own, as
   * somebody else without a name: a server shall not learn from the other rooms who is in those.
   */
  link(serverUrl: string, isSealed?: boolean): ServerLink;
  /** The machine may have slept, or the network come back: find out which sockets still live. */
  check(): void;
  /**
   * Forgets who we are on a server, or on every one where we were: who comes back is somebody else there.
   * Hangs up where no room is open. Rejects where the disk does.
   */
  forget(serverUrl?: string): Promise<void>;
  /** Do not wait for the next attempt. */
  retry(): void;
}

export interface ServersOptions {
  readonly open: (options: SocketOptions) => RoomSocket;
  readonly sessions: SavedItem<Record<string, Session>>;
  readonly profile: () => Profile;
  readonly watched: () => boolean;
  /** A server said something. */
  readonly heard?: () => void;
  readonly diagnose: (serverUrl: string, endpoint: Endpoint | null) => Promise<ConnectionProblem>;
  readonly clock?: Clock;
  readonly find?: typeof findSession;
}

interface Link {
  readonly socket: RoomSocket;
  users: number;
  cancelClose: () => void;
}

/** Whom a server of encrypted rooms knows us as. */
const NOBODY = { name: 'Member', face: '' };

/** Under what our session and socket are kept. A server URL holds no space. */
function identity(serverUrl: string, isSealed: boolean): string {
  return isSealed ? `${serverUrl} sealed` : serverUrl;
}

/** The servers on which rooms are open: one socket each. */
export function createServers(options: ServersOptions): Servers {
  const { open, sessions, profile, watched, heard, diagnose, clock = systemClock } = options;
  const find = options.find ?? findSession;
  const links = new Map<string, Link>();
  const known = new Map<string, Session>();

  let lastWrite: Promise<unknown> = Promise.resolve();

  /** One after the other, since all are one value. Rejects where the disk does. */
  function write(change: (saved: Record<string, Session>) => Record<string, Session>) {
    const written = lastWrite.then(async () => sessions.set(change(await sessions.get())));
    lastWrite = written.catch((error: unknown) => log(`session: ${String(error)}`));
    return written;
  }

  const store = {
    get: async (as: string) => known.get(as) ?? (await sessions.get())[as] ?? null,
    /** A full disk keeps nobody out: memory has it. */
    async set(as: string, session: Session): Promise<void> {
      known.set(as, session);
      void write((saved) => ({ ...saved, [as]: session }));
      await lastWrite;
    },
  };

  async function prepare(
    serverUrl: string,
    isSealed: boolean,
    need: SessionNeed,
  ): Promise<Endpoint> {
    const as = identity(serverUrl, isSealed);
    const look = isSealed ? NOBODY : profile();
    const own = {
      get: () => store.get(as),
      set: (_: string, session: Session) => store.set(as, session),
    };
    const session = await find(serverUrl, need, own, look.name);
    known.set(as, session);
    return endpointOf(serverUrl, session, look);
  }

  function openLink(serverUrl: string, isSealed: boolean) {
    const socket = open({
      prepare: (need) => prepare(serverUrl, isSealed, need),
      diagnose: (endpoint) => diagnose(serverUrl, endpoint),
      watched,
      ...(heard && { heard }),
      clock,
    });
    const link: Link = { socket, users: 0, cancelClose: () => {} };
    links.set(identity(serverUrl, isSealed), link);
    return link;
  }

  function close(as: string, link: Link): void {
    link.cancelClose();
    links.delete(as);
    link.socket.close();
  }

  return {
    link(serverUrl, isSealed = false) {
      const as = identity(serverUrl, isSealed);
      const link = links.get(as) ?? openLink(serverUrl, isSealed);
      link.cancelClose();
      link.users++;
      let released = false;
      return {
        socket: link.socket,
        memberId: () => known.get(as)?.memberId ?? '',
        release() {
          if (released) return;
          released = true;
          link.users--;
          if (link.users > 0) return;
          link.cancelClose = clock.after(SOCKET_GRACE_MS, () => close(as, link));
        },
      };
    },
    async forget(serverUrl) {
      const gone =
        serverUrl === undefined
          ? [...links.keys(), ...known.keys()]
          : [serverUrl, identity(serverUrl, true)];
      for (const as of gone) {
        known.delete(as);
        const link = links.get(as);
        if (link?.users === 0) close(as, link);
      }
      await write((saved) =>
        Object.fromEntries(Object.entries(saved).filter(([as]) => !gone.includes(as))),
      );
    },
    check() {
      for (const { socket } of links.values()) socket.check();
    },
    retry() {
      for (const { socket } of links.values()) {
        if (socket.status.status === 'waiting') socket.retry();
      }
    },
  };
}
