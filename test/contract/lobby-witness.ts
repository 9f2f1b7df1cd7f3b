import { WITNESS } from './describe-frame.ts';
import { openRaw } from './raw-client.ts';

/**
 * Somebody in the lobby of a server that has no other room. Real channels end some time after their
 * sockets, so only who is there knows when the people of one test have gone and the next may begin.
 */
export interface LobbyWitness {
  untilAlone(): Promise<void>;
  leave(): void;
}

export async function openLobbyWitness(socketUrl: string): Promise<LobbyWitness> {
  const client = await openRaw(`${socketUrl}?vsn=2.0.0&user_id=${WITNESS}`);
  let joins = 0;

  /** Joining again is how a server of the guides is asked who is there. */
  async function isAlone(): Promise<boolean> {
    const ref = `${++joins}`;
    client.send([ref, ref, 'room:lobby', 'phx_join', {}]);
    const { text } = await client.hearUntil(new RegExp(`^"${ref}" - .* state`));
    return text.endsWith(' state');
  }

  async function untilAlone(): Promise<void> {
    while (!(await isAlone()));
  }

  await untilAlone();
  return { untilAlone, leave: () => client.close() };
}
