import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** The package's only file. */
export const FACES = createRequire(import.meta.url).resolve('boring-avatars');

/** All kinds of faces by name, of which ours is `beam`. */
const KINDS = /(\w+ = \{)\s*pixel: \w+,[^}]*\b(beam: \w+),[^}]*\}/;
/** What is drawn for a kind that there is not. */
const ANY_OTHER = /(\w+\[\w+\]) \|\| \w+;/;

/** Keeps of the kinds of faces the one that is drawn here. Throws for another script than the one that was read. */
export function oneFace(code: string): string {
  if (!KINDS.test(code) || !ANY_OTHER.test(code)) {
    throw new Error('boring-avatars is written in another way: its other faces can’t be left out.');
  }
  return code.replace(KINDS, '$1 $2 }').replace(ANY_OTHER, '$1;');
}

/** Leaves the faces that nobody draws out of the bundle: the package names them all in one place. */
export function leanFaces(): Plugin {
  return {
    name: 'lean-faces',
    enforce: 'pre',
    transform: (code, id) => (id.split('?')[0] === FACES ? oneFace(code) : null),
  };
}
