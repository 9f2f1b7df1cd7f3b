/** A server as people call it: its host, without the scheme that all of them have. */
export function hostOf(serverUrl: string): string {
  return serverUrl.replace(/^https?:\/\//, '');
}
