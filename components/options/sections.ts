/** The sections of the options, in their order. */
export const SECTIONS = [
  'profile',
  'servers',
  'rooms',
  'sites',
  'notifications',
  'appearance',
  'privacy',
  'shortcuts',
  'blocked',
  'data',
  'diagnostics',
] as const;

export type SectionName = (typeof SECTIONS)[number];

/** Which section the fragment of an address means; the first for anything else. */
export function readSection(hash: string): SectionName {
  return SECTIONS.find((name) => hash === `#${name}`) ?? 'profile';
}
