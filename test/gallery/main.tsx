import { createRoot } from 'react-dom/client';
import '../../components/theme.css';
import '../../components/page.css';
import './gallery.css';
import { loadDoctorWords } from '../../locales/doctor-words.ts';
import { loadPageWords } from '../../locales/page-words.ts';
import { labelPage, loadWords } from '../../locales/words.ts';
import { Gallery } from './Gallery.tsx';
import { readLook } from './look.ts';

const { language, theme } = readLook(location);
await Promise.all([loadWords([language]), loadPageWords([language]), loadDoctorWords([language])]);
labelPage(document, 'Roomlight, every component');
document.documentElement.dataset['theme'] = theme;
const root = document.getElementById('root');
if (root) createRoot(root).render(<Gallery />);
