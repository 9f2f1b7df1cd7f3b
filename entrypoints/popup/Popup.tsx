import { browser } from 'wxt/browser';
import { RoomSurface } from '../../components/surface/RoomSurface.tsx';
import { useOverlayHere } from '../../lib/ui/use-overlay-here.ts';
import { useSidePanel } from '../../lib/ui/use-side-panel.ts';
import { useThisTab } from '../../lib/ui/use-this-tab.ts';

/** The popup: rooms, over the page that it was opened on. */
export function Popup() {
  const tab = useThisTab();
  const overlay = useOverlayHere();
  const openPanel = useSidePanel();
  const close = () => window.close();
  return (
    <RoomSurface
      behind={{ tab, overlay }}
      onOpenPanel={openPanel && (() => void openPanel().then(close))}
      onOptions={() => void browser.runtime.openOptionsPage().then(close)}
    />
  );
}
