import { createRoot } from 'react-dom/client';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { labelPage, t } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { fitWindow } from './fit-window.ts';
import { Popup } from './Popup.tsx';

labelPage(document, t.app.name);
fitWindow(document, window);
const surface = connectSurface({ name: 'popup' });
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <Popup />
    </RoomlightProvider>,
  );
}
