import { chooseCatalogue } from './choose-catalogue.ts';
import { doctor, type DoctorWords } from './en-doctor.ts';

const CATALOGUES = {
  en: async () => doctor,
  de: async () => (await import('./de-doctor.ts')).doctor,
  es: async () => (await import('./es-doctor.ts')).doctor,
  zh: async () => (await import('./zh-doctor.ts')).doctor,
  ar: async () => (await import('./ar-doctor.ts')).doctor,
};

/** The doctor's words. Apart from the others, since only its own page shows them. */
export let d: DoctorWords = doctor;

/** As `loadWords` does for all other words. */
export async function loadDoctorWords(languages?: readonly string[]): Promise<void> {
  d = await chooseCatalogue<() => Promise<DoctorWords>>(CATALOGUES, languages)();
}
