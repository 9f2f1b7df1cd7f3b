/** Characters as Unicode counts them: an emoji outside the first plane is one, not two. */
export function codePoints(text: string): number {
  let pairs = 0;
  for (let i = 0; i < text.length; i++) {
    const isLead = (text.charCodeAt(i) & 0xfc00) === 0xd800;
    if (isLead && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      pairs++;
      i++;
    }
  }
  return text.length - pairs;
}

const encoder = new TextEncoder();

/** Bytes of the text on the wire. */
export function utf8Bytes(text: string): number {
  return encoder.encode(text).byteLength;
}
