import { createRoot } from 'react-dom/client';
import { showAppearance } from '../../lib/port/appearance.ts';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { loadPageWords } from '../../locales/page-words.ts';
import { loadWords } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { OptionsPages } from './OptionsPages.tsx';

const surface = connectSurface({ name: 'options' });
await Promise.all([loadWords(), loadPageWords(), showAppearance(document.documentElement)]);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <OptionsPages />
    </RoomlightProvider>,
  );
}
