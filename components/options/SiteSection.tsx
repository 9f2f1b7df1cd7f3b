import type { Home } from '../../lib/ui/contract.ts';
import { useAgreedSites } from '../../lib/ui/use-agreed-sites.ts';
import { useOverlayRules } from '../../lib/ui/use-overlay-rules.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { OverlayRulesFields, SiteList } from '../OverlayRulesFields.tsx';
import { Note, Part } from './OptionsLayout.tsx';

/** Where the overlay shows by itself, and where never; and where rooms of pages are opened without asking. */
export function SiteSection({ home }: { readonly home: Home }) {
  const rules = useOverlayRules(home.overlay);
  const { hiddenHosts } = home.overlay;
  const agreed = useAgreedSites();
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
      <Part title={p.options.agreed}>
        {agreed.sites?.length === 0 ? (
          <Note>{p.options.agreedEmpty}</Note>
        ) : (
          <>
            <Note>{p.options.agreedHint}</Note>
            <SiteList sites={agreed.sites ?? []} onRemove={agreed.takeBack} />
          </>
        )}
      </Part>
    </>
  );
}
