/** What is too much, for the extension and for both servers. Protocol, section 6. */
export const LIMITS = {
  /** Bytes of one WebSocket frame. */
  frameBytes: 64 * 1024,
  /** UTF-16 units of a frame from a server: a page of 200 long messages, or the roster of a full room. */
  incomingFrameBytes: 8 * 1024 * 1024,
  /** Code points and UTF-8 bytes of one message. */
  body: 4_000,
  bodyBytes: 16 * 1024,
  /** UTF-8 bytes of text and quote that surely fit into `bodyBytes` once they are signed and sealed. */
  sealedBytes: 11_500,
  /** Code points of a quote, and of what is kept of the text on each side of it. */
  quote: 500,
  quoteSide: 32,
  /** Code points of a name. */
  name: 40,
  roomId: 128,
  channelsPerSocket: 20,
  joins: { count: 10, perMs: 10_000 },
  /** Frames from one socket: sustained and burst. */
  frames: { perSecond: 30, burst: 60 },
  /** Messages of one member in one room. */
  messages: { perSecond: 5, burst: 10 },
  /** Entries in one page of history. */
  history: 200,
  /** People whose reaction with one emoji is read of a message in history. */
  reactors: 2_000,
  joinPayloadBytes: 4 * 1024,
  jsonDepth: 8,
  metaBytes: 1024,
  metasPerMember: 16,
  /** People who can be banned from one room. */
  bans: 500,
  /** In a room of more people, each tab and device counted, neither changes of state nor typing are told. */
  quietAbove: 1_000,
} as const;
