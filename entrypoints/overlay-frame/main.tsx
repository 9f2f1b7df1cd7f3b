import { createRoot } from 'react-dom/client';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { guardClicks } from '../../lib/ui/guard-clicks.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { labelPage, t } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { Overlay } from './Overlay.tsx';

labelPage(document, t.app.name);
guardClicks();
const [nonce = '', edge] = location.hash.slice(1).split(',');
const surface = connectSurface({ name: 'overlay', nonce });
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <Overlay edge={edge === 'left' ? 'left' : 'right'} />
    </RoomlightProvider>,
  );
}
