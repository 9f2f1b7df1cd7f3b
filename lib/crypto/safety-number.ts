/** Easy to name aloud, hard to confuse: 64 of them, 6 bits each. */
const SIGNS =
  '🐶 🐱 🦁 🐴 🦄 🐮 🐷 🐘 🐰 🐼 🐔 🐧 🐢 🐟 🐙 🦋 🌷 🌳 🌵 🍄 🌍 🌙 ⭐ ☁️ 🔥 🌈 ☂️ ⛄ 🍎 🍌 🍓 🍇 🌽 🥕 🍞 🧀 🍕 🎂 🍪 ☕ ⚽ 🎸 🎺 🔔 🎈 🎁 🔑 🔨 ✂️ ✏️ 📕 💡 ⏰ 🚲 🚗 🚂 ✈️ 🚀 ⚓ 🏠 ⛺ 🌋 🏁 👓'.split(
    ' ',
  );
const LENGTH = 6;

/**
 * What two people compare to know that nobody stands between them: the same six signs for both, from both
 * public keys. One in 2^36 others has the same.
 */
export async function safetyNumber(one: string, other: string): Promise<readonly string[]> {
  const both = new TextEncoder().encode(`roomlight safety v1\0${[one, other].sort().join('\0')}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', both));
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[(hash[at] ?? 0) % SIGNS.length] ?? '');
}
