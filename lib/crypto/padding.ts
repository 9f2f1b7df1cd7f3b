/** Sealed texts differ in length by steps of this many bytes, so that a length tells little. */
const BUCKET = 64;
const END = 0x80;

/** The bytes, a mark where they end, and zeros up to a full bucket. */
export function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / BUCKET) * BUCKET);
  padded.set(bytes);
  padded[bytes.length] = END;
  return padded;
}

/** The bytes as they were before; null where there is no mark: whoever sealed it did not pad. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  return padded[end] === END ? padded.subarray(0, end) : null;
}
