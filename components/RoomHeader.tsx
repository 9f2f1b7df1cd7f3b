import type { ReactNode } from 'react';
import type { Connection } from '../lib/room/types.ts';
import { ConnectionWord } from './ConnectionNotice.tsx';
import styles from './RoomHeader.module.css';

/** The room's name, our standing in it, and what can be done about either. */
export function RoomHeader({
  name,
  connection,
  children,
}: {
  readonly name: string;
  readonly connection: Connection;
  /** Buttons at the end of the line. */
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.name} title={name}>
          <bdi>{name}</bdi>
        </h1>
        <ConnectionWord connection={connection} />
      </div>
      {children}
    </header>
  );
}

/** The header of a page that is not a room. */
export function PageHeader({
  title,
  children,
}: {
  readonly title: string;
  /** Stands before the title: the way back. */
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      {children}
      <h1 className={styles.name}>{title}</h1>
    </header>
  );
}
