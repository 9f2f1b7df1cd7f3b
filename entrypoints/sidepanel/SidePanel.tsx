import { browser } from 'wxt/browser';
import { RoomSurface } from '../../components/surface/RoomSurface.tsx';

/** The panel beside the page: rooms, as in the popup, for as long as one likes. */
export function SidePanel() {
  return <RoomSurface onOptions={() => void browser.runtime.openOptionsPage()} />;
}
