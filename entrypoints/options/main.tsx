import { createRoot } from 'react-dom/client';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import '../../components/theme.css';
import '../../components/page.css';
import './page.css';
import { OptionsPages } from './OptionsPages.tsx';

const surface = connectSurface({ name: 'options' });
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <RoomlightProvider surface={surface}>
      <OptionsPages />
    </RoomlightProvider>,
  );
}
