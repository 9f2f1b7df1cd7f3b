import type { IncomingMessage, ServerResponse } from 'node:http';
import { cleanName } from '../../../lib/wire/clean-text.ts';
import type { Json } from '../framing/frame.ts';
import { parseJson } from '../framing/parse-json.ts';
import type { Tokens } from '../store/tokens.ts';
import { answerJson, isReading, refuseMethod } from './answer.ts';
import { readBearerToken } from './read-token.ts';

/** A session is a name; nothing longer is read. */
const BODY_BYTES = 4 * 1024;

/** `GET` and `HEAD`: who does this token belong to? `POST`: a new member. Protocol, section 2. */
export async function answerSession(
  request: IncomingMessage,
  response: ServerResponse,
  tokens: Tokens,
): Promise<void> {
  if (request.method === 'POST') return makeSession(request, response, tokens);
  if (isReading(request)) return showSession(request, response, tokens);
  refuseMethod(response, 'GET, HEAD, POST, OPTIONS');
}

async function makeSession(
  request: IncomingMessage,
  response: ServerResponse,
  tokens: Tokens,
): Promise<void> {
  const text = await readBody(request);
  if (text === null) return answerJson(response, 413, { reason: 'too_large' });
  const wanted = readWanted(text);
  if (!wanted) return answerJson(response, 400, { reason: 'invalid' });
  const { memberId, token } = tokens.issue(wanted.name);
  answerJson(response, 201, { member_id: memberId, token });
}

/** Null for what asks for no session. Somebody may have no name, or one of which nothing can be seen. */
function readWanted(text: string): { name: string | null } | null {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const { name = null } = body as Readonly<Record<string, Json>>;
  if (name !== null && typeof name !== 'string') return null;
  return { name: name === null ? null : cleanName(name) };
}

function showSession(request: IncomingMessage, response: ServerResponse, tokens: Tokens): void {
  const token = readBearerToken(request.headers.authorization);
  const identity = token === null ? null : tokens.read(token);
  if (identity) answerJson(response, 200, { member_id: identity.memberId });
  else answerJson(response, 401, { reason: 'unauthorized' });
}

/** Null when it is longer than may be. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
