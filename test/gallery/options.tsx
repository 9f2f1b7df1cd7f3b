import { OptionsLayout } from '../../components/options/OptionsLayout.tsx';
import { SECTIONS, type SectionName } from '../../components/options/sections.ts';
import { Section } from '../../entrypoints/options/Options.tsx';
import type { Home } from '../../lib/port/contract.ts';
import { useHome } from '../../lib/ui/use-home.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, anOpenRoom, GARDEN, LOCAL } from '../fakes/samples.ts';
import { SHOWN_NAMES } from './bad-input.ts';
import { Scene } from './Scene.tsx';
import type { Story } from './story.ts';

const full = aHome({
  servers: [LOCAL, 'https://rooms.example/live/socket'],
  rooms: [anOpenRoom(), anOpenRoom({ address: GARDEN, label: 'A guide to lamps', muted: true })],
  recent: [{ address: { serverUrl: LOCAL, roomId: 'attic' }, label: null }],
  overlay: {
    mode: 'sites',
    sites: ['https://wiki.example.org/*'],
    hiddenHosts: ['bank.example.org'],
    paused: false,
  },
  blocked: SHOWN_NAMES.map((name, n) => ({
    serverUrl: LOCAL,
    memberId: `m${n}`,
    name: name ?? '',
  })),
});
const bare = aHome({ servers: [], rooms: [], front: null });

function Page({ name }: { readonly name: SectionName }) {
  const home = useHome();
  return (
    home && (
      <OptionsLayout section={name}>
        <Section name={name} home={home} />
      </OptionsLayout>
    )
  );
}

function section(name: SectionName, width: number, home: Home, of: string): Story {
  return {
    name: `options-${name}${of}`,
    width,
    height: 640,
    render: () => (
      <Scene background={createFakeBackground({ home })} name="options">
        <Page name={name} />
      </Scene>
    ),
  };
}

export const OPTIONS: readonly Story[] = [
  ...SECTIONS.map((name) => section(name, 760, full, '')),
  ...(['servers', 'rooms', 'blocked'] as const).map((name) => section(name, 760, bare, '-bare')),
  // A window of 640 px at 200 % zoom.
  ...(['rooms', 'shortcuts'] as const).map((name) => section(name, 320, full, '-narrow')),
];
