/** Bytes that name one life of a sender, and so its key. */
export const SALT_BYTES = 16;

/** The key of one sender's life: AES-256-GCM. Each life has its own, so that no nonce comes twice. */
export function deriveSenderKey(
  senders: CryptoKey,
  salt: Uint8Array<ArrayBuffer>,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const info = new TextEncoder().encode('roomlight sender v1');
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return crypto.subtle.deriveKey(algorithm, senders, { name: 'AES-GCM', length: 256 }, false, [
    use,
  ]);
}
