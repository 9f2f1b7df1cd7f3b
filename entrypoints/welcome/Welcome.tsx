import { browser } from 'wxt/browser';
import { WelcomePage } from '../../components/welcome/WelcomePage.tsx';
import { useHome } from '../../lib/ui/use-home.ts';

/** What opens when Roomlight is installed. */
export function Welcome() {
  const home = useHome();
  return (
    home && (
      <WelcomePage
        home={home}
        isFirefox={import.meta.env.FIREFOX}
        onOptions={() => void browser.runtime.openOptionsPage()}
      />
    )
  );
}
