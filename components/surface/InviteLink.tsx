import { useEffect, useRef } from 'react';
import { useCopy } from '../../lib/ui/use-copy.ts';
import { p } from '../../locales/page-words.ts';
import { IconButton } from '../Button.tsx';
import { Field } from '../Field.tsx';
import styles from './InviteLink.module.css';

/** The invitation to a room, copied as it shows; where the browser does not copy, there to be selected. */
export function InviteLink({
  link,
  onClose,
}: {
  readonly link: string;
  readonly onClose: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { result, copy } = useCopy();
  useEffect(() => {
    box.current?.querySelector('input')?.select();
    void copy(link);
  }, [copy, link]);

  return (
    <div
      ref={box}
      className={styles.invite}
      // For whoever handles Escape: here it closes the invitation.
      data-open=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onClose();
      }}
    >
      <Field
        label={p.invite.link}
        dir="ltr"
        readOnly
        value={link}
        problem={result === 'not_allowed' ? p.invite.notCopied : null}
        news={result === 'copied' ? p.invite.copied : null}
        onChange={() => {}}
        beside={<IconButton icon="close" label={p.invite.close} onClick={onClose} />}
      />
    </div>
  );
}
