import type { Home } from '../../lib/ui/contract.ts';
import { useProfileForm } from '../../lib/ui/use-profile-form.ts';
import { useSaving } from '../../lib/ui/use-saving.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { ProfileFields } from '../ProfileFields.tsx';
import { Switch } from '../Toggle.tsx';
import { SaveLine } from './SaveLine.tsx';

/** How others see this person, and whether. */
export function ProfileSection({ home }: { readonly home: Home }) {
  const form = useProfileForm(home.profile);
  const { isSaved, problem, save } = useSaving();
  return (
    <>
      <ProfileFields
        profile={form.value}
        problem={form.problem && t.problems.command[form.problem]}
        news={form.isSaved ? t.profile.saved : null}
        onChange={form.change}
        onDone={() => form.save()}
      />
      <Switch
        label={p.room.beInvisible}
        hint={p.options.invisibleHint}
        checked={home.invisible}
        onChange={(on) => void save({ type: 'be_invisible', on })}
      />
      <SaveLine isSaved={isSaved} problem={problem && t.problems.command[problem]} />
    </>
  );
}
