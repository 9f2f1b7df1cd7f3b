import { LIMITS } from './limits.ts';

/** A frame of Phoenix' V2 framing, as phoenix.js wants it decoded. */
export interface Frame {
  readonly join_ref: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
}

/** The text of a frame in V2 framing. */
export function buildFrame({ join_ref, ref, topic, event, payload }: Frame): string {
  return JSON.stringify([join_ref, ref, topic, event, payload]);
}

/**
 * Reads a text frame `[join_ref, ref, topic, event, payload]`. Null for anything else, and for what
 * phoenix.js would obey though no honest server sends it: a broadcast named `phx_close`, `phx_error`
 * or `chan_reply_*` closes the channel of everybody or answers a push of theirs, and one named `moderated`
 * would show everybody out.
 */
export function parseFrame(data: unknown): Frame | null {
  if (typeof data !== 'string' || data.length > LIMITS.incomingFrameBytes) return null;
  if (nestingExceeds(data, LIMITS.jsonDepth + 1)) return null;
  const parts = parseJson(data);
  if (!Array.isArray(parts) || parts.length !== 5) return null;
  const [join_ref, ref, topic, event, payload] = parts as unknown[];
  if (!isRef(join_ref) || !isRef(ref)) return null;
  if (typeof topic !== 'string' || typeof event !== 'string') return null;
  if (typeof payload !== 'object' || payload === null) return null;
  if (isForged(event, join_ref, ref)) return null;
  if (event === 'phx_reply' && !isAnswer(payload)) return null;
  return { join_ref, ref, topic, event, payload };
}

function isForged(event: string, joinRef: string | null, ref: string | null): boolean {
  if (event.startsWith('chan_reply_')) return true;
  if (event === 'phx_reply') return ref === null;
  // These are sent to one join, never to a topic.
  return (event.startsWith('phx_') || event === 'moderated') && joinRef === null;
}

/** phoenix.js stops waiting at any reply, and would tell nobody of one that is neither yes nor no. */
function isAnswer(payload: object): boolean {
  return 'status' in payload && (payload.status === 'ok' || payload.status === 'error');
}

function isRef(ref: unknown): ref is string | null {
  return ref === null || (typeof ref === 'string' && ref.length <= 64);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no frame; the caller counts it
  }
}

/** Whether brackets nest deeper than `limit`, without parsing: the parser itself recurses. */
function nestingExceeds(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === BACKSLASH) i++;
      else if (char === QUOTE) inString = false;
    } else if (char === QUOTE) inString = true;
    else if (char === OPEN_BRACKET || char === OPEN_BRACE) {
      if (++depth > limit) return true;
    } else if (char === CLOSE_BRACKET || char === CLOSE_BRACE) depth--;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
