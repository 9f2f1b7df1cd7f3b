/** Where and as whom to connect. */
export interface Endpoint {
  /** `ws(s)://…/socket`, without `/websocket`. */
  readonly url: string;
  readonly params: Record<string, string>;
  /** Shown in the subprotocol header, never in the URL; null where the server knows no tokens. */
  readonly token: string | null;
}
