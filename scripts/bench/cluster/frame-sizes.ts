/**
 * Bytes on the wire, of frames as both servers write them. Names are of ordinary length, and nobody says on
 * which page they are.
 */
const ID = 'k2vZ8yQ1mT5xR9bL'; // 12 random bytes in base64url: members, metas and messages
const TOPIC = 'room:k2vz8yq1mt5xr9bl';
const META = {
  name: 'Ada Lovelace',
  face: '1z0k4x7q2m9a',
  state: 'active',
  online_at: '1790000000',
  phx_ref: ID,
};
const BODY = 'Have you got to the part about the lenses?';
const AUTHOR = { id: ID, name: META.name };

const bytesOf = (value: unknown) => JSON.stringify(value).length;
const frame = (event: string, payload: unknown) => bytesOf([null, null, TOPIC, event, payload]);
const reply = (response: unknown) =>
  frame('phx_reply', { response, status: 'ok' }) + bytesOf('12') * 2;

const cid = ID + ID;
const message = { id: ID, cid, from: AUTHOR, body: BODY, seq: 12_345, ts: 1_790_000_000_000 };

/** One person in a roster, or in one half of a diff. */
const PERSON = bytesOf({ [ID]: { metas: [META] } }) - 1; // without the braces, with a comma
const PREV = bytesOf({ phx_ref_prev: ID }) - 1;

export const BYTES = {
  person: PERSON,
  join: PERSON,
  leave: PERSON,
  /** A leave and a join of the same person. */
  state: 2 * PERSON + PREV,
  diff: frame('presence_diff', { joins: {}, leaves: {} }),
  roster: frame('presence_state', {}),
  message: frame('new_msg', message),
  receipt: reply({ cid, id: ID, seq: 12_345, ts: 1_790_000_000_000, dup: false }),
  typing: frame('typing', { from: AUTHOR, on: true }),
  ok: reply({}),
  tick: frame('room_tick', { epoch: ID, head: 12_345 }),
  joined: 600,
  /** What was said lately: 50 messages, as whoever was here yesterday missed. */
  history: 50 * bytesOf(message),
  /** A change in the tracker's delta, as Erlang's terms: process, topic, key, meta and its tag. */
  trackerChange: 280,
  /** A tracker that has no news says that it lives, and what it knows of each other. */
  trackerBeat: 150,
} as const;
