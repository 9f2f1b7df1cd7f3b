import { createRoot } from 'react-dom/client';
import { giveFirstFocus } from '../../components/first-focus.ts';
import { showAppearance } from '../../lib/port/appearance.ts';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { loadPageWords } from '../../locales/page-words.ts';
import { labelPage, loadWords, t } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { fitWindow } from './fit-window.ts';
import { Popup } from './Popup.tsx';

fitWindow(document, window);
window.addEventListener('focus', () => giveFirstFocus(document));
const surface = connectSurface({ name: 'popup' });
await Promise.all([loadWords(), loadPageWords(), showAppearance(document.documentElement)]);
labelPage(document, t.app.name);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <Popup />
    </RoomlightProvider>,
  );
}
