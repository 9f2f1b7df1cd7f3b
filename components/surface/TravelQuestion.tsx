import { p } from '../../locales/page-words.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';

/** Before others are told where this person is: what that means. */
export function TravelQuestion({
  what,
  onYes,
  onNo,
}: {
  /** `come`: this page, once. `lead`: each page from now on. */
  readonly what: 'come' | 'lead';
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const isCome = what === 'come';
  return (
    <Dialog
      title={isCome ? p.travel.comeAsk : p.travel.leadAsk}
      onClose={onNo}
      actions={
        <>
          <Button autoFocus onClick={onNo}>
            {p.travel.notNow}
          </Button>
          <Button look="main" onClick={onYes}>
            {isCome ? p.travel.comeYes : p.travel.leadYes}
          </Button>
        </>
      }
    >
      <p>{isCome ? p.travel.comeMeans : p.travel.leadMeans}</p>
      <p>{p.travel.untold}</p>
    </Dialog>
  );
}
