import type { ReactNode } from 'react';
import { Lamp } from '../../components/Lamp.tsx';
import { OverlayRulesFields, SiteList } from '../../components/OverlayRulesFields.tsx';
import { ProfileFields } from '../../components/ProfileFields.tsx';
import { LOCAL_SERVER, ServerField } from '../../components/ServerField.tsx';
import type { Home } from '../../lib/ui/contract.ts';
import { doctorHref } from '../../lib/ui/doctor-address.ts';
import { useHome } from '../../lib/ui/use-home.ts';
import { useOverlayRules } from '../../lib/ui/use-overlay-rules.ts';
import { useProfileForm } from '../../lib/ui/use-profile-form.ts';
import { useServerChoice } from '../../lib/ui/use-server-choice.ts';
import { t } from '../../locales/words.ts';
import styles from './Options.module.css';

/** The options page; everything in it is saved as it is changed. */
export function Options() {
  const home = useHome();
  return home && <OptionsOf home={home} />;
}

function OptionsOf({ home }: { readonly home: Home }) {
  const profile = useProfileForm(home.profile);
  const rules = useOverlayRules(home.overlay);
  const server = useServerChoice(home.servers[0] ?? LOCAL_SERVER);
  const { hiddenHosts } = home.overlay;
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <Lamp size={40} />
        <div>
          <h1 className={styles.title}>{t.options.title}</h1>
          <p className={styles.soft}>{t.options.savedAsYouGo}</p>
        </div>
      </header>
      <Section title={t.profile.title}>
        <ProfileFields
          profile={profile.profile}
          problem={profile.problem && t.problems.command[profile.problem]}
          news={profile.status === 'saved' ? t.profile.saved : null}
          onChange={profile.change}
          onLeave={profile.save}
        />
      </Section>
      <Section title={t.options.servers}>
        <ServerField
          label={t.options.server}
          server={server.server}
          known={home.servers}
          problem={server.problem && t.problems.command[server.problem]}
          news={server.isSaved ? t.profile.saved : null}
          onChange={server.change}
          onLeave={server.save}
        />
        <p>
          <a className={styles.link} href={doctorHref({ server: server.server, room: '' })}>
            {t.options.checkConnection}
          </a>
        </p>
        {home.servers.length > 1 && (
          <>
            <p className={styles.soft}>{t.options.serversHint}</p>
            <ul className={styles.servers}>
              {home.servers.map((address) => (
                <li key={address}>{address}</li>
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section title={t.options.where}>
        <OverlayRulesFields rules={home.overlay} form={rules} />
      </Section>
      <Section title={t.options.hidden}>
        {hiddenHosts.length === 0 ? (
          <p className={styles.soft}>{t.options.hiddenEmpty}</p>
        ) : (
          <SiteList sites={hiddenHosts} onRemove={rules.showAgainOn} />
        )}
      </Section>
    </main>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}
