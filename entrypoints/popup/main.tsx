import { createRoot } from 'react-dom/client';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { labelPage, loadWords, t } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { fitWindow } from './fit-window.ts';
import { Popup } from './Popup.tsx';

fitWindow(document, window);
const surface = connectSurface({ name: 'popup' });
await loadWords();
labelPage(document, t.app.name);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <Popup />
    </RoomlightProvider>,
  );
}
