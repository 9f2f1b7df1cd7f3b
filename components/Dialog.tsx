import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './Dialog.module.css';

/**
 * A question, over everything else, while it is mounted. The browser keeps the focus in it, and gives it
 * back; Escape and a click beside it say no. Put `autoFocus` on what is safe to press.
 */
export function Dialog({
  title,
  actions,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  /** Buttons, the one that does nothing first. */
  readonly actions: ReactNode;
  /** The person does not want to; unmount it. */
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Without this the element would go while it is modal, and the focus with it.
    return () => element?.close();
  }, []);

  function closeBeside(event: MouseEvent): void {
    if (event.target === dialog.current && isOutside(dialog.current, event)) onClose();
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      // For whoever handles Escape: it is for the dialog.
      data-open=""
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={closeBeside}
    >
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      <div className={styles.actions} data-landing="">
        {actions}
      </div>
    </dialog>
  );
}

/** The backdrop is part of the dialog's element; where the pointer was tells them apart. */
function isOutside(element: HTMLElement, { clientX: x, clientY: y }: MouseEvent): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x < left || x > right || y < top || y > bottom;
}
