import { doctorHref, type DoctorStart } from '../lib/ui/doctor-address.ts';
import { t } from '../locales/words.ts';
import styles from './WhyLink.module.css';

/** Opens the doctor beside whatever is read now: a popup would close over it. */
export function WhyLink({ doctor }: { readonly doctor: DoctorStart }) {
  return (
    <a
      className={styles.link}
      href={doctorHref(doctor)}
      target="_blank"
      rel="noopener"
      aria-label={t.connection.whyAloud}
    >
      {t.connection.why}
    </a>
  );
}
