import { p } from '../../locales/page-words.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';

/** What encryption protects in this room, and what it does not. */
export function AboutSealed({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title={p.sealed.about}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          {p.sealed.close}
        </Button>
      }
    >
      <p>{p.sealed.protects}</p>
      <p>{p.sealed.sees}</p>
      <p>{p.sealed.forward}</p>
      <p>{p.sealed.signed}</p>
    </Dialog>
  );
}

/** Asks whether this browser is to forget what an invitation is made of. */
export function ForgetInvite({
  onYes,
  onNo,
}: {
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  return (
    <Dialog
      title={p.sealed.forgetAsk}
      onClose={onNo}
      actions={
        <>
          <Button autoFocus onClick={onNo}>
            {p.sealed.keep}
          </Button>
          <Button look="danger" onClick={onYes}>
            {p.options.forget}
          </Button>
        </>
      }
    >
      <p>{p.sealed.forgetMeans}</p>
    </Dialog>
  );
}
