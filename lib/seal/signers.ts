import { safetyNumber } from '../crypto/safety-number.ts';
import type { MemberId, MessageSeal, Signer } from '../room/types.ts';

/** Who signs with which key: the first one is trusted, and another one is said. */
export interface Signers {
  /** What is to be thought of something that this member said with this key, or with none. */
  meet(memberId: MemberId | null, key: string | null): Promise<MessageSeal>;
}

/** `met` is told of whoever is new, or comes with another key; what `known` returns has it from then on. */
export function createSigners(
  ourKey: string | null,
  known: () => readonly Signer[],
  met: (signer: Signer) => void,
): Signers {
  return {
    async meet(memberId, key) {
      const seal: MessageSeal = { state: key === null ? 'unsigned' : 'signed', key };
      if (memberId === null || key === ourKey) return seal;
      const before = known().find((signer) => signer.memberId === memberId);
      if (before?.key === key) return seal;
      if (before) {
        // Whoever could sign can sign: one who does not any more is somebody else, until it shows otherwise.
        if (!before.isChanged) met({ ...before, isChanged: true });
        return { ...seal, isOtherKey: true };
      }
      if (key === null) return seal;
      const safety = ourKey === null ? [] : await safetyNumber(ourKey, key);
      met({ memberId, key, safety, isChanged: false });
      return seal;
    },
  };
}
