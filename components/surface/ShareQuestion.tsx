import { p } from '../../locales/page-words.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';

/** Before a room is told which page is open: what that means. */
export function ShareQuestion({
  onYes,
  onNo,
}: {
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  return (
    <Dialog
      title={p.room.shareAsk}
      onClose={onNo}
      actions={
        <>
          <Button autoFocus onClick={onNo}>
            {p.pageRoom.notNow}
          </Button>
          <Button look="main" onClick={onYes}>
            {p.room.shareYes}
          </Button>
        </>
      }
    >
      <p>{p.options.sharePageHint}</p>
    </Dialog>
  );
}
