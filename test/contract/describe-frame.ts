import type { HeardFrame } from './raw-client.ts';

type Labels = ReadonlyMap<string, string>;

/** The id of who looks on in a lobby: descriptions leave them out, so that tests count only their own people. */
export const WITNESS = 'witness';

/**
 * A frame in one line that holds what stays the same from run to run:
 * `"1" "2" room:a ok {"x":1}` for a reply, `- - room:a diff +alice -bob` and
 * `"1" - room:a state alice bob*2` for presence, `- - room:a new_msg {"body":"hi"}` for the rest.
 * An empty response, and what a roomlight server says to a join, is left out.
 */
export function describeFrame(data: Buffer, isBinary: boolean, labels: Labels): HeardFrame {
  const frame = isBinary ? readBinary(data) : readText(data.toString('utf8'));
  const [joinRef, ref, topic, event, payload] = frame;
  const head = `${writeRef(joinRef)} ${writeRef(ref)} ${String(topic)}`;
  const text = `${head} ${describeContent(String(event), payload, labels)}`.trimEnd();
  return { text, frame, payload: (payload ?? {}) as Record<string, unknown> };
}

function describeContent(event: string, payload: unknown, labels: Labels): string {
  const fields = (payload ?? {}) as Record<string, unknown>;
  if (event === 'phx_reply') {
    return `${String(fields['status'])} ${describeResponse(fields['response'])}`;
  }
  if (event === 'presence_state') return `state ${describePeople(fields, labels, '')}`;
  if (event === 'presence_diff') {
    const joins = describePeople(fields['joins'], labels, '+');
    return `diff ${joins} ${describePeople(fields['leaves'], labels, '-')}`.replace('  ', ' ');
  }
  const content = writeValue(payload);
  return content === '{}' ? event : `${event} ${content}`;
}

function describeResponse(response: unknown): string {
  const isJoinReply = typeof response === 'object' && response !== null && 'epoch' in response;
  const text = writeValue(response);
  return text === '{}' || (isJoinReply && 'v' in response) ? '' : text;
}

function describePeople(presences: unknown, labels: Labels, sign: string): string {
  const entries = Object.entries((presences ?? {}) as Record<string, { metas: unknown[] }>);
  return entries
    .filter(([key]) => key !== WITNESS)
    .map(([key, { metas }]) => {
      const label = labels.get(key) ?? key;
      return `${sign}${label}${metas.length > 1 ? `*${metas.length}` : ''}`;
    })
    .sort()
    .join(' ');
}

function writeValue(value: unknown): string {
  return value instanceof Uint8Array
    ? `<${Buffer.from(value).toString('hex')}>`
    : JSON.stringify(value);
}

function writeRef(ref: unknown): string {
  return ref === null || ref === undefined ? '-' : JSON.stringify(ref);
}

/** V2 frames are arrays; V1 frames are objects without a `join_ref`. */
function readText(text: string): unknown[] {
  const value = JSON.parse(text) as unknown;
  if (Array.isArray(value)) return value;
  const { ref, topic, event, payload } = value as Record<string, unknown>;
  return [null, ref, topic, event, payload];
}

/** Kind, one length for each field, the fields, the bytes. */
function readBinary(data: Buffer): unknown[] {
  const kind = data[0] ?? 255;
  const fieldCount = [3, 4, 2][kind] ?? 0;
  const fields: string[] = [];
  let offset = 1 + fieldCount;
  for (const size of data.subarray(1, offset)) {
    fields.push(data.toString('utf8', offset, offset + size));
    offset += size;
  }
  const bytes = data.subarray(offset);
  const [a, b, c, d] = fields;
  if (kind === 0) return [a, null, b, c, bytes];
  if (kind === 1) return [a, b, c, 'phx_reply', { status: d, response: bytes }];
  return [null, null, a, b, bytes];
}
