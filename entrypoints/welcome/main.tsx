import { createRoot } from 'react-dom/client';
import { showAppearance } from '../../lib/port/appearance.ts';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { loadPageWords } from '../../locales/page-words.ts';
import { labelPage, loadWords, t } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { Welcome } from './Welcome.tsx';

const surface = connectSurface({ name: 'welcome' });
await Promise.all([loadWords(), loadPageWords(), showAppearance(document.documentElement)]);
labelPage(document, t.app.name);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <Welcome />
    </RoomlightProvider>,
  );
}
