import { isIP } from 'node:net';

/** An extension of Chrome, Edge or another Chromium. */
export const CHROME_EXTENSION = /^chrome-extension:\/\/[a-p]{32}$/;

/** Who may talk to this server. */
export interface Access {
  /** `Origin` as a browser sends it; undefined where there is none, as from a program. */
  allowsOrigin(origin: string | undefined): boolean;
  /** `Host` of the request: another name means a page made its own name point here (DNS rebinding). */
  allowsHost(host: string | undefined): boolean;
}

export interface AccessSetup {
  /** Where the server listens. */
  readonly host: string;
  readonly port: () => number;
  readonly allowOrigins: readonly string[];
  /** `name` for any port or `name:port`, for a proxy in front of this server. */
  readonly allowHosts: readonly string[];
}

/** Firefox gives an extension another UUID on each machine, so no list can hold them. */
const MOZ_EXTENSION =
  /^moz-extension:\/\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

export function createAccess({ host, port, allowOrigins, allowHosts }: AccessSetup): Access {
  return {
    allowsOrigin(origin) {
      // Only programs and top-level navigations come without; a browser always names it for a socket.
      if (origin === undefined) return true;
      return allowOrigins.includes(origin) || MOZ_EXTENSION.test(origin);
    },
    allowsHost(value) {
      const match = /^(\[[0-9a-f:]+\]|[^:]+)(?::(\d+))?$/i.exec(value ?? '');
      const name = match?.[1]?.toLowerCase();
      if (!match || name === undefined) return false;
      const named = `${name}:${match[2] ?? '80'}`;
      if (allowHosts.includes(name) || allowHosts.includes(named)) return true;
      if (match[2] !== String(port()) && !(match[2] === undefined && port() === 80)) return false;
      if (LOOPBACK_NAMES.includes(name) || name === host) return true;
      // An address cannot be rebound; it is only reachable where the server listens beyond loopback.
      return !isLoopback(host) && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
    },
  };
}

/** Whether only this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
