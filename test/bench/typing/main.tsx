import { createRoot } from 'react-dom/client';
import { loadWords } from '../../../locales/words.ts';
import '../../../components/theme.css';
import '../../../components/page.css';
import '../../gallery/gallery.css';
import { createFakeBackground } from '../../fakes/fake-background.ts';
import { aMember, aMessage, aRoom } from '../../fakes/samples.ts';
import { FrontConversation } from '../../fakes/stage.tsx';
import { Scene } from '../../gallery/Scene.tsx';
import { goOn } from './go-on.ts';

/** The room of `?members=…&messages=…`, in which everybody goes on talking, coming and typing. */
const wanted = new URLSearchParams(location.search);
const size = (name: string) => Number(wanted.get(name) ?? '0');

const people = Array.from({ length: size('members') }, (_, n) => aMember(`p${n}`, `Person ${n}`));
const timeline = Array.from({ length: size('messages') }, (_, n) =>
  aMessage(n + 1, `Message ${n + 1}: have you got to the part about the lenses?`, {
    by: `p${(n * 7) % Math.max(people.length, 1)}`,
  }),
);
const room = aRoom({
  members: [aMember('ada', 'Ada'), ...people],
  capabilities: ['edit', 'react', 'typing', 'quote'],
  timeline,
});
const background = createFakeBackground({ rooms: [room] });

await loadWords(['en']);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <div className="window" style={{ '--window-height': '560px', width: 380 } as object}>
      <Scene background={background}>
        <FrontConversation />
      </Scene>
    </div>,
  );
}
goOn(background, people, timeline.length);
