import { createRoot } from 'react-dom/client';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { labelPage, t } from '../../locales/words.ts';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { Options } from './Options.tsx';

labelPage(document, t.options.title);
const surface = connectSurface({ name: 'options' });
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <Options />
    </RoomlightProvider>,
  );
}
