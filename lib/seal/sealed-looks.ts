import { createOpener } from '../crypto/opener.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';
import { createSealer } from '../crypto/sealer.ts';
import type { Presences } from '../room/roster.ts';
import type { MemberId, PresenceMeta } from '../room/types.ts';
import {
  buildSealedLook,
  parseSealedLook,
  type SealedLook,
} from '../wire/parse-sealed-presence.ts';
import { utf8Bytes } from '../wire/text-length.ts';

const EVENT = 'presence';
/** Looks that were opened lately: each comes again with every change of another meta. */
const KEPT = 1_000;

/** How people are here in an encrypted room: who they are, and which page, only its members can read. */
export interface SealedLooks {
  /** Ours, sealed; null until `tell` has sealed the first. */
  readonly ours: string | null;
  /** Seals how we are here now; resolves true if that is another than before. */
  tell(look: SealedLook): Promise<boolean>;
  /** What a server lists, opened. By the server's own word nobody has a name here. */
  open(presences: Presences): Promise<Presences>;
}

export function createSealedLooks(keys: RoomKeys): SealedLooks {
  const topic = `room:${keys.roomId}`;
  const sealer = createSealer(keys.senders, topic);
  const opener = createOpener(keys.senders, topic);
  const looks = new Map<string, SealedLook | null>();
  let told: string | null = null;
  let ours: string | null = null;

  /** Null where it can't be opened, or is somebody else's: a server could move it from one to another. */
  async function openLook(memberId: MemberId, sealed: string): Promise<SealedLook | null> {
    const name = `${memberId} ${sealed}`;
    const known = looks.get(name);
    if (known !== undefined) return known;
    const opened = await opener.open(EVENT, sealed);
    const read = opened.ok ? parseSealedLook(opened.text) : null;
    const look = read?.id === memberId ? read : null;
    looks.set(name, look);
    const [oldest] = looks.keys();
    if (looks.size > KEPT && oldest !== undefined) looks.delete(oldest);
    return look;
  }

  async function openMeta(memberId: MemberId, meta: PresenceMeta): Promise<PresenceMeta> {
    const { ref, onlineAt, sealed } = meta;
    const look = sealed === undefined ? null : await openLook(memberId, sealed);
    const { id: _, ...seen } = look ?? { id: memberId, ...NOBODY };
    return { ref, onlineAt, ...seen };
  }

  return {
    get ours() {
      return ours;
    },
    async tell(look) {
      const text = fitting(look);
      if (text === told) return false;
      told = text;
      const { sealed } = await sealer.seal(EVENT, () => text);
      if (told === text) ours = sealed;
      return true;
    },
    async open(presences) {
      const opened = [...presences].map(
        async ([id, metas]) =>
          [id, await Promise.all(metas.map((meta) => openMeta(id, meta)))] as const,
      );
      return new Map(await Promise.all(opened));
    },
  };
}

/** UTF-8 bytes that are no more than a server passes on once they are padded and sealed: `SEALED_LOOK`. */
const LONGEST = 639;

/** Addresses of pages are long; rather than be nobody for them, we lead or ask nobody there. */
function fitting(look: SealedLook): string {
  const { leads, asks, ...rest } = look;
  const tries = [look, { ...rest, ...(asks && { asks }) }, { ...rest, ...(leads && { leads }) }];
  const texts = tries.map(buildSealedLook);
  return texts.find((text) => utf8Bytes(text) <= LONGEST) ?? buildSealedLook(rest);
}

const NOBODY: Omit<SealedLook, 'id'> = { name: null, face: null, state: 'active', page: null };
