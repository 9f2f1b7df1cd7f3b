/** A nonce that was given to a content script and not yet presented by the frame it is for. */
export interface PendingNonce {
  readonly value: string;
  /** ms */
  readonly expiresAt: number;
}

/** Long enough for a slow machine to load our page into a busy tab. */
const LIFETIME_MS = 30_000;

/** 128 random bits in hex, good once and not for long. */
export function issueNonce(
  now: number,
  random: (bytes: Uint8Array<ArrayBuffer>) => void,
): PendingNonce {
  const bytes = new Uint8Array(16);
  random(bytes);
  return {
    value: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    expiresAt: now + LIFETIME_MS,
  };
}

/** Whether what a frame presents is the nonce that waits for it. The caller then forgets the nonce. */
export function isRedeemed(pending: PendingNonce | null, presented: string, now: number): boolean {
  return pending !== null && pending.value === presented && now < pending.expiresAt;
}
