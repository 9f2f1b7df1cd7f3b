/**
 * The overlay as most extensions have theirs: React in the page, under a shadow root, in one script, since a
 * content script can't load others. The same components as ours, over people and words that are made up.
 */
import { createRoot } from 'react-dom/client';
import { Overlay } from '../../../entrypoints/overlay-frame/Overlay.tsx';
import { createFakeBackground } from '../../fakes/fake-background.ts';
import { aMember, aMessage, aRoom } from '../../fakes/samples.ts';
import { Scene } from '../../gallery/Scene.tsx';
import '../../../components/theme.css';
import { SHOWN_MARK, STYLES } from './names.ts';

const room = aRoom({
  members: ['ada', 'bea', 'cyd'].map((id) => aMember(id, id)),
  timeline: [aMessage(1, 'Have you got to the part about the lenses?', { by: 'bea' })],
});

const host = document.createElement('div');
host.style.cssText = 'position: fixed; inset: auto 12px 20px auto; z-index: 2147483647';
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(String((globalThis as Record<string, unknown>)[STYLES]));
root.adoptedStyleSheets = [sheet];
const inner = document.createElement('div');
root.append(inner);
document.documentElement.append(host);

new MutationObserver((_, observer) => {
  if (!root.querySelector('svg')) return;
  observer.disconnect();
  // The next frame draws it, and a task that is posted in a frame runs once that is drawn.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => performance.mark(SHOWN_MARK));
    port1.start();
    port2.postMessage(null);
  });
}).observe(inner, { subtree: true, childList: true });

createRoot(inner).render(
  <Scene background={createFakeBackground({ rooms: [room] })} name="overlay">
    <Overlay />
  </Scene>,
);
