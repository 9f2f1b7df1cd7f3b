import { createRoot } from 'react-dom/client';
import { showAppearance } from '../../lib/port/appearance.ts';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { guardClicks } from '../../lib/ui/guard-clicks.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { watchCover } from '../../lib/ui/watch-cover.ts';
import { labelPage, loadWords, t } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { Overlay } from './Overlay.tsx';

guardClicks(watchCover());
const [nonce = '', edge, panel] = location.hash.slice(1).split(',');
const surface = connectSurface({ name: 'overlay', nonce });
await Promise.all([loadWords(), showAppearance(document.body)]);
labelPage(document, t.app.name);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <Overlay edge={edge === 'left' ? 'left' : 'right'} hadPanel={panel === 'panel'} />
    </RoomlightProvider>,
  );
}
