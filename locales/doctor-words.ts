import { chooseCatalogue } from './choose-catalogue.ts';
import { doctor, type DoctorWords } from './en-doctor.ts';

/** The doctor's words. Apart from the others, since only its own page shows them. */
export const d: DoctorWords = chooseCatalogue<DoctorWords>({ en: doctor });
