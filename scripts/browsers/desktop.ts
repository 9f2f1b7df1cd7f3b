/** What the extension put on the desktop. */
export interface DesktopNotice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Null where the extension can't say: the system decides. */
  readonly isSilent: boolean | null;
}

/** The place where notifications stand, of a machine that has no desktop. */
export interface Desktop {
  notices(): Promise<readonly DesktopNotice[]>;
  /** As a person clicks on one. */
  click(id: string): Promise<void>;
}
