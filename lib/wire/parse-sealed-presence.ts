import type { Ask, PresenceMeta, PresenceState } from '../room/types.ts';
import { cleanName } from './clean-text.ts';
import { anything, object, text } from './decode.ts';
import { decodeTime } from './parse-message.ts';
import { parseJsonObject } from './parse-sealed.ts';
import { parseWebAddress } from './parse-web-address.ts';
import { FACE, PAGE } from './shapes.ts';

/** What of a meta is sealed in an encrypted room. */
export interface SealedLook extends Pick<
  PresenceMeta,
  'name' | 'face' | 'state' | 'page' | 'leads' | 'asks'
> {
  /** Whose it is: a server that hands it to somebody else gives them no name. */
  readonly id: string;
}

const STATES: readonly PresenceState[] = ['active', 'idle', 'hidden'];

/** Reads how somebody is here, once it is open; null if it is nothing of that kind. */
export function parseSealedLook(opened: string): SealedLook | null {
  const look = parseJsonObject(opened);
  if (!look || typeof look['id'] !== 'string') return null;
  const { id, name, face, state, page, asks } = look;
  const leads = look['leads'] === '' ? '' : parseWebAddress(look['leads']);
  const ask = parseAsk(asks);
  return {
    id,
    name: typeof name === 'string' ? cleanName(name) : null,
    face: typeof face === 'string' && FACE.test(face) ? face : null,
    state: STATES.find((known) => known === state) ?? 'active',
    page: typeof page === 'string' && PAGE.test(page) ? page : null,
    ...(leads !== null && { leads }),
    ...(ask && { asks: ask }),
  };
}

const decodeAsk = object({ id: text(36, 1), url: anything, at: decodeTime });

function parseAsk(value: unknown): Ask | null {
  const ask = decodeAsk(value);
  const url = parseWebAddress(ask?.url);
  return ask && url !== null ? { id: ask.id, url, at: ask.at } : null;
}

/** The text to be sealed. */
export function buildSealedLook(look: SealedLook): string {
  return JSON.stringify(look, (_, value: unknown) => value ?? undefined);
}
