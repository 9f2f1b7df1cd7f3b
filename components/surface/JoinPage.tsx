import { IconButton } from '../../components/Button.tsx';
import { JoinForm } from '../../components/JoinForm.tsx';
import { PageHeader } from '../../components/RoomHeader.tsx';
import type { Home } from '../../lib/ui/contract.ts';
import type { Join } from '../../lib/ui/use-join.ts';
import { t } from '../../locales/words.ts';
import styles from './Popup.module.css';

/** The form for one more room. */
export function JoinPage({
  home,
  join,
  onJoined,
  onBack,
}: {
  readonly home: Home;
  readonly join: Join;
  readonly onJoined: () => void;
  readonly onBack: () => void;
}) {
  return (
    <main>
      <PageHeader title={t.rooms.joinAnother}>
        <IconButton icon="back" label={t.rooms.back} onClick={onBack} />
      </PageHeader>
      <div className={styles.join}>
        <JoinForm home={home} join={join} withProfile={false} autoFocus onJoined={onJoined} />
      </div>
    </main>
  );
}
