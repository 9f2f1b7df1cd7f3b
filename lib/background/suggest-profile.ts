import type { Profile } from '../port/contract.ts';

const COLOURS = ['Amber', 'Silver', 'Copper', 'Violet', 'Scarlet', 'Golden', 'Indigo', 'Jade'];
const ANIMALS = [
  'Heron', 'Otter', 'Finch', 'Marten', 'Lynx', 'Swift', 'Hare', 'Owl',
  'Badger', 'Crane', 'Fox', 'Seal', 'Robin', 'Wren', 'Moth', 'Ibex',
]; // prettier-ignore

/** A name and a face to start with, so that nobody has to think of one before they can look. */
export function suggestProfile(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): Profile {
  const [colour = 0, animal = 0, ...seed] = random(new Uint8Array(8));
  const name = `${COLOURS[colour % COLOURS.length]} ${ANIMALS[animal % ANIMALS.length]}`;
  return { name, face: seed.map((byte) => byte.toString(36).padStart(2, '0')).join('') };
}
