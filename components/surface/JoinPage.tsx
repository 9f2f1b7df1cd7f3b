import type { Home, ThisTab } from '../../lib/ui/contract.ts';
import type { Join } from '../../lib/ui/use-join.ts';
import { t } from '../../locales/words.ts';
import { IconButton } from '../Button.tsx';
import { JoinForm, type TypedRoom } from '../JoinForm.tsx';
import { PageHeader } from '../RoomHeader.tsx';
import { PageRooms } from './PageRooms.tsx';
import styles from './RoomSurface.module.css';

/** The form for one more room, and the rooms that the page behind has by itself. */
export function JoinPage({
  home,
  join,
  tab,
  typed = null,
  onJoined,
  onBack,
}: {
  readonly home: Home;
  readonly join: Join;
  readonly tab: ThisTab | null;
  readonly typed?: TypedRoom | null;
  readonly onJoined: (made?: 'private') => void;
  readonly onBack: () => void;
}) {
  return (
    <main>
      <PageHeader title={t.rooms.joinAnother}>
        <IconButton icon="back" label={t.rooms.back} onClick={onBack} />
      </PageHeader>
      <div className={styles.join}>
        <JoinForm
          home={home}
          join={join}
          withProfile={false}
          autoFocus
          typed={typed}
          onJoined={onJoined}
        />
        {tab && <PageRooms tab={tab} home={home} join={join} onJoined={onJoined} />}
      </div>
    </main>
  );
}
