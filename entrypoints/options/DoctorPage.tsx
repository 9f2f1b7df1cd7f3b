import { Doctor } from '../../components/doctor/Doctor.tsx';
import { Lamp } from '../../components/Lamp.tsx';
import type { DoctorStart } from '../../lib/ui/doctor-address.ts';
import { useHome } from '../../lib/ui/use-home.ts';
import { d } from '../../locales/doctor-words.ts';
import { t } from '../../locales/words.ts';
import { doctorTools } from './doctor-tools.ts';
import styles from './Options.module.css';

/** The connection doctor. Loaded only where somebody asks for it. */
export function DoctorPage({ start }: { readonly start: DoctorStart }) {
  const home = useHome();
  return (
    home && (
      <main className={styles.page}>
        <header className={styles.header}>
          <Lamp size={40} />
          <div>
            <h1 className={styles.title}>{t.connection.doctor}</h1>
            <p className={styles.soft}>{d.intro}</p>
          </div>
        </header>
        <section className={styles.section}>
          <Doctor home={home} start={start} tools={doctorTools} />
        </section>
        <p>
          <a className={styles.link} href="#">
            {t.options.title}
          </a>
        </p>
      </main>
    )
  );
}
