import { lazy, Suspense, useEffect } from 'react';
import { readSection } from '../../components/options/sections.ts';
import { readDoctorHash } from '../../lib/ui/doctor-address.ts';
import { useHash } from '../../lib/ui/use-hash.ts';
import { loadDoctorWords } from '../../locales/doctor-words.ts';
import { p } from '../../locales/page-words.ts';
import { labelPage, t } from '../../locales/words.ts';
import { Options } from './Options.tsx';

const DoctorPage = lazy(async () => {
  const [page] = await Promise.all([import('./DoctorPage.tsx'), loadDoctorWords()]);
  return { default: page.DoctorPage };
});

/** What the options page shows, by the fragment of its address: the doctor, or the options. */
export function OptionsPages() {
  const hash = useHash();
  const start = readDoctorHash(hash);
  const title = start ? t.connection.doctor : optionsTitle(hash);
  useEffect(() => labelPage(document, title), [title]);
  if (!start) return <Options />;
  return (
    <Suspense>
      <DoctorPage key={hash} start={start} />
    </Suspense>
  );
}

/** With the section in it, so that a tab and a screen reader say where one is. */
function optionsTitle(hash: string): string {
  const section = p.options.section[readSection(hash)];
  return hash === '' ? t.options.title : `${section} – ${t.options.title}`;
}
