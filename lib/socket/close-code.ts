/** What a close of the socket asks of us. Protocol, section 7. */
export type CloseClass =
  /** Come back soon. */
  | 'retry'
  /** Come back much later: the server is overloaded or we were too eager. */
  | 'slow'
  /** The token is no good: get a new one, once. */
  | 'token'
  | 'banned'
  | 'wrong_version';

/** Reads a close code. Those that are not listed mean that the connection broke. */
export function classifyClose(code: number): CloseClass {
  switch (code) {
    case 1013:
    case 4008:
      return 'slow';
    case 4001:
      return 'token';
    case 4003:
      return 'banned';
    case 4004:
      return 'wrong_version';
    default:
      return 'retry';
  }
}
