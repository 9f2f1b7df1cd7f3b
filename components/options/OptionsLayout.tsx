import { type ReactNode, useEffect, useRef } from 'react';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Lamp } from '../Lamp.tsx';
import styles from './OptionsLayout.module.css';
import { type SectionName, SECTIONS } from './sections.ts';

/** The options: sections to choose from, and the chosen one. Its heading has the focus after a change. */
export function OptionsLayout({
  section,
  children,
}: {
  readonly section: SectionName;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(section);
  useEffect(() => {
    // Not when the page is opened: there nothing was chosen yet.
    if (shown.current !== section) heading.current?.focus();
    shown.current = section;
  }, [section]);

  return (
    <div className={styles.frame}>
      <div className={styles.page}>
        <header className={styles.header}>
          <Lamp size={40} />
          <div>
            <h1 className={styles.title}>{t.options.title}</h1>
            <p className={styles.soft}>{t.options.savedAsYouGo}</p>
          </div>
        </header>
        <nav className={styles.nav} aria-label={p.options.sections}>
          <ul>
            {SECTIONS.map((name) => (
              <li key={name}>
                <a
                  className={styles.link}
                  href={`#${name}`}
                  aria-current={name === section ? 'page' : undefined}
                >
                  {p.options.section[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className={styles.section} aria-labelledby="section-title">
          <h2 id="section-title" ref={heading} tabIndex={-1} className={styles.heading}>
            {p.options.section[section]}
          </h2>
          {children}
        </main>
      </div>
    </div>
  );
}

/** A part of a section with a name of its own. */
export function Part({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      {hint !== undefined && <p className={styles.soft}>{hint}</p>}
      {children}
    </section>
  );
}

/** A quiet sentence. */
export function Note({ children }: { readonly children: ReactNode }) {
  return <p className={styles.soft}>{children}</p>;
}
