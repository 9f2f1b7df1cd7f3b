import type { Home } from '../../lib/ui/contract.ts';
import { useOverlayRules } from '../../lib/ui/use-overlay-rules.ts';
import { t } from '../../locales/words.ts';
import { OverlayRulesFields, SiteList } from '../OverlayRulesFields.tsx';
import { Note, Part } from './OptionsLayout.tsx';

/** Where the overlay shows by itself, and where never. */
export function SiteSection({ home }: { readonly home: Home }) {
  const rules = useOverlayRules(home.overlay);
  const { hiddenHosts } = home.overlay;
  return (
    <>
      <OverlayRulesFields rules={home.overlay} form={rules} />
      <Part title={t.options.hidden}>
        {hiddenHosts.length === 0 ? (
          <Note>{t.options.hiddenEmpty}</Note>
        ) : (
          <SiteList sites={hiddenHosts} onRemove={rules.showAgainOn} />
        )}
      </Part>
    </>
  );
}
