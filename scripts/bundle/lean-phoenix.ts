import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { leaveOut } from './leave-out.ts';

const OURS = '\0lean-phoenix:';
/** Where the package keeps what its single file is made of. */
export const SOURCES = join(
  dirname(createRequire(import.meta.url).resolve('phoenix')),
  '../../assets/js/phoenix',
);

/**
 * What stands in place of modules of phoenix.js: nothing for what it names when it starts and we never call,
 * its other transport and its own framing; of its requests by hand, the one function that makes an address;
 * and no window: a socket of ours ends when we say so, not when a page hides.
 */
export const INSTEAD: Readonly<Record<string, string>> = {
  './longpoll': 'export default class LongPoll {}',
  './serializer': 'const unused = () => {}; export default { encode: unused, decode: unused };',
  './ajax': `export default {
    appendParams(url, params) {
      const query = String(new URLSearchParams(params));
      return query === '' ? url : url + (url.includes('?') ? '&' : '?') + query;
    },
  };`,
  './constants': `export * from ${JSON.stringify(join(SOURCES, 'constants.js'))};
    export const phxWindow = null;`,
};

/** Nobody gives it a logger, and nobody hands parameters to `connect`; without a window no page is hidden. */
const NEVER = ['hasLogger', 'params', 'pageHidden'];

/**
 * Methods of its socket that serve the other transport, a window or a logger, or beat: we do that ourselves.
 * Nothing that remains calls them.
 */
const UNCALLED = [
  'cancelFallback',
  'clearHeartbeats',
  'connectWithFallback',
  'getLongPollTransport',
  'getSession',
  'hasLogger',
  'heartbeatTimeout',
  'log',
  'handleVisibilityChange',
  'pageHidden',
  'protocol',
  'replaceTransport',
  'resetHeartbeat',
  'sendHeartbeat',
  'storeSession',
  'transportName',
];
/** What those would need, and what is done for callers that we are not: our addresses are whole. */
const UNUSED_BY_SOCKET = [
  'this.fallbackRef = null',
  'this.fallbackErrorRef = null',
  'this.fallbackTimer = null',
  'clearTimeout(this.fallbackTimer)',
  'this.primaryPassedHealthCheck = false',
  'this.longPollFallbackMs = ',
  'this.sessionStore = ',
  'this.defaultEncoder = ',
  'this.defaultDecoder = ',
  'this.visibilityConnection = null',
  'this.logger = opts.logger',
  'this.resetHeartbeat()',
  'this.clearHeartbeats()',
  'this.heartbeatIntervalMs = ',
  'this.heartbeatTimeoutTimer = null',
  'this.heartbeatTimer = null',
  'this.pendingHeartbeatRef = null',
  'if(ref && ref === this.pendingHeartbeatRef)',
  'if(!this.logger && opts.debug)',
  'this.longpollerTimeout = ',
  'transport.timeout = ',
  'if(uri.charAt(1) === "/")',
  'return `${this.protocol()}://${location.host}${uri}`',
];
const UNUSED_BY_CHANNEL = ['if(!this.joinedOnce)', 'if(payload && !handledPayload)'];

function leaned(code: string, id: string): string {
  if (id === join(SOURCES, 'socket.js')) {
    return leaveOut(code, { methods: UNCALLED, guards: NEVER, statements: UNUSED_BY_SOCKET });
  }
  if (id === join(SOURCES, 'channel.js')) {
    return leaveOut(code, { methods: [], guards: NEVER, statements: UNUSED_BY_CHANNEL });
  }
  return code;
}

/** What its modules call only among themselves. No minifier may shorten a property; whoever owns it can. */
export const INNER: readonly string[] = [
  'stateChangeCallbacks',
  'connectClock',
  'closeWasClean',
  'scheduleTimeout',
  'reconnectTimer',
  'triggerChanError',
  'rejoinTimer',
  'receivedResp',
  'establishedConnections',
  'teardownAndReconnect',
  'stateChangeRefs',
  'timeoutTimer',
  'joinPush',
  'cancelRefEvent',
  'waitForSocketClosed',
  'cancelTimeout',
  'transportConnect',
  'waitForBufferDone',
  'channelsErrored',
  'sendBuffer',
  'replyEventName',
  'refEvent',
  'makeRef',
  'pushBuffer',
  'closeHandled',
  'startTimeout',
  'hasReceived',
  'connectionState',
  'flushSendBuffer',
  'isOutdated',
  'onConnMessage',
  'onConnError',
  'onConnClose',
  'onConnOpen',
  'endPointURL',
  'isErrored',
  'matchReceive',
  'isConnecting',
  'recHooks',
  'isLeaving',
  'isClosed',
  'isJoined',
  'teardown',
  'defaultEncoder',
  'defaultDecoder',
  'bindings',
  'canPush',
  'stillUses',
  'timerCalc',
  'bindingRef',
  'isMember',
  'leaveOpenTopic',
];

/** Gives what is called so only inside another name: one letter and a number, which nothing else has. */
export function shortened(code: string): string {
  return INNER.reduce(
    (rest, name, index) => rest.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `q${index}`),
    code,
  );
}

/**
 * Bundles phoenix.js from the sources in its package, with something small in place of what we never
 * use: its single file cannot be shaken, and the background has to stay small.
 */
export function leanPhoenix(): Plugin {
  return {
    name: 'lean-phoenix',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'phoenix') return join(SOURCES, 'index.js');
      return importer?.startsWith(SOURCES) && id in INSTEAD ? `${OURS}${id}` : null;
    },
    transform(code, id) {
      if (!id.startsWith(SOURCES)) return null;
      return shortened(leaned(code, id));
    },
    load: (id) => (id.startsWith(OURS) ? INSTEAD[id.slice(OURS.length)] : null),
  };
}
