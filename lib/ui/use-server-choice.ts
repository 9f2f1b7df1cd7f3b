import type { CommandOf } from '../port/watch-room.ts';
import { type Typed, useTyped } from './use-typed.ts';

/**
 * The server where new rooms are joined. Not saved at each pause of the typing: half an address may be one, too.
 */
export function useServerChoice(saved: string): Typed<string> {
  return useTyped(saved, chooseServer);
}

function chooseServer(server: string): CommandOf<'choose_server'> {
  return { type: 'choose_server', server };
}
