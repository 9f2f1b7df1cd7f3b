export const ROOM = 'lighthouse-club';

export type Language = 'en' | 'ar';

interface Member {
  readonly name: string;
  readonly face: string;
}

/** Who is in the pictures, and what they say; null: we. */
interface Cast {
  readonly us: Member;
  readonly talk: readonly { readonly by: Member | null; readonly says: string }[];
}

const FACES = ['ada', 'lamp4linus', 'harbour3', 'keeper9'] as const;

function cast(
  names: readonly [string, string, string, string],
  lines: readonly [string, string, string, string],
): Cast {
  const member = (n: 0 | 1 | 2 | 3): Member => ({ name: names[n], face: FACES[n] });
  return {
    us: member(0),
    talk: [
      { by: member(1), says: lines[0] },
      { by: member(2), says: lines[1] },
      { by: null, says: lines[2] },
      { by: member(3), says: lines[3] },
    ],
  };
}

export const CASTS: Readonly<Record<Language, Cast>> = {
  en: cast(
    ['Ada', 'Linus', 'Grace', 'Mary'],
    [
      'Have you got to the part about the lenses?',
      'Just now. A thousand prisms and one small flame.',
      'The drawing is on the next page: https://example.org/lenses',
      '@Ada I live next to one. It still turns every night.',
    ],
  ),
  ar: cast(
    ['ليلى', 'سامي', 'نور', 'مريم'],
    [
      'هل وصلتم إلى الجزء عن العدسات؟',
      'الآن فقط. ألف موشور ولهب صغير واحد.',
      'الرسم في الصفحة التالية: https://example.org/lenses',
      '@ليلى أسكن بجوار منارة، وما زالت تدور كل ليلة.',
    ],
  ),
};
