/** Why this server closes a socket. Below 4000 as Phoenix does; protocol, section 7. */
export const CLOSE = {
  normal: 1000,
  idle: 1002,
  undecodable: 1011,
  restart: 1012,
  busy: 1013,
  badToken: 4001,
  wrongVersion: 4004,
  tooMany: 4008,
} as const;
