import { AppearanceFields } from '../../components/options/AppearanceFields.tsx';
import { BlockedList } from '../../components/options/BlockedList.tsx';
import { DiagnosticsFields } from '../../components/options/DiagnosticsFields.tsx';
import { EraseFields } from '../../components/options/EraseFields.tsx';
import { ExportFields } from '../../components/options/ExportFields.tsx';
import { NotificationFields } from '../../components/options/NotificationFields.tsx';
import { OptionsLayout } from '../../components/options/OptionsLayout.tsx';
import { PrivacyWords } from '../../components/options/PrivacyWords.tsx';
import { ProfileSection } from '../../components/options/ProfileSection.tsx';
import { RoomList } from '../../components/options/RoomList.tsx';
import { readSection, type SectionName } from '../../components/options/sections.ts';
import { ServerSection } from '../../components/options/ServerSection.tsx';
import { ShortcutList } from '../../components/options/ShortcutList.tsx';
import { SiteSection } from '../../components/options/SiteSection.tsx';
import { offeredServer } from '../../components/ServerField.tsx';
import type { Home } from '../../lib/ui/contract.ts';
import { useHash } from '../../lib/ui/use-hash.ts';
import { useHome } from '../../lib/ui/use-home.ts';
import { exportTools } from './export-tools.ts';

/** The options page, one section at a time; everything in it is saved as it is changed. */
export function Options() {
  const home = useHome();
  const section = readSection(useHash());
  return (
    home && (
      <OptionsLayout section={section}>
        <Section key={section} name={section} home={home} />
      </OptionsLayout>
    )
  );
}

/** What stands in one section. */
export function Section({ name, home }: { readonly name: SectionName; readonly home: Home }) {
  switch (name) {
    case 'profile':
      return <ProfileSection home={home} />;
    case 'servers':
      return <ServerSection home={home} />;
    case 'rooms':
      return <RoomList home={home} />;
    case 'sites':
      return <SiteSection home={home} />;
    case 'notifications':
      return <NotificationFields attention={home.attention} />;
    case 'appearance':
      return <AppearanceFields />;
    case 'privacy':
      return <PrivacyWords />;
    case 'shortcuts':
      return <ShortcutList />;
    case 'blocked':
      return <BlockedList blocked={home.blocked} />;
    case 'data':
      return (
        <>
          <ExportFields tools={exportTools} />
          <EraseFields />
        </>
      );
    case 'diagnostics':
      return <DiagnosticsFields server={offeredServer(home)} />;
    default:
      return name satisfies never;
  }
}
