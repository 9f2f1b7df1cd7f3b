/**
 * The tables, as the steps that made them: a file that has taken the first so many gets the rest when it
 * is opened. A step is never changed once it was released, since files have taken it as it was.
 */
export const SCHEMA_STEPS: readonly string[] = [
  `
  CREATE TABLE settings (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE rooms (
    id TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    head INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE messages (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    cid TEXT NOT NULL,
    member_id TEXT NOT NULL,
    name TEXT,
    body TEXT NOT NULL,
    reply_to TEXT,
    ts INTEGER NOT NULL,
    PRIMARY KEY (room, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX messages_once ON messages (room, member_id, cid);
  CREATE UNIQUE INDEX messages_by_id ON messages (room, id);
  `,
  // What is done to a message takes a place in the log as well. Texts stay with their messages alone.
  `
  ALTER TABLE messages RENAME TO entries;
  ALTER TABLE entries ADD COLUMN kind TEXT NOT NULL DEFAULT 'new_msg';
  ALTER TABLE entries ADD COLUMN target TEXT;
  ALTER TABLE entries ADD COLUMN rev INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE entries ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE entries ADD COLUMN emoji TEXT;
  ALTER TABLE entries ADD COLUMN is_on INTEGER;
  CREATE TABLE reactions (
    room TEXT NOT NULL,
    message TEXT NOT NULL,
    emoji TEXT NOT NULL,
    member_id TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (room, message, emoji, member_id)
  ) STRICT, WITHOUT ROWID;
  `,
  // A message may point at a place in a page: `{exact, prefix, suffix}` as JSON.
  `
  ALTER TABLE entries ADD COLUMN quote TEXT;
  `,
  // Whose room it is and who may come in. `guests`: who was known when it was locked.
  `
  ALTER TABLE rooms ADD COLUMN owner TEXT;
  ALTER TABLE rooms ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE bans (
    room TEXT NOT NULL,
    member_id TEXT NOT NULL,
    name TEXT,
    since INTEGER NOT NULL,
    PRIMARY KEY (room, member_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE guests (
    room TEXT NOT NULL,
    member_id TEXT NOT NULL,
    PRIMARY KEY (room, member_id)
  ) STRICT, WITHOUT ROWID;
  `,
];
