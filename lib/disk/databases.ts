/** Every database of ours, by name: what a person takes along, or has erased, is all of them. */
export const HISTORY_DATABASE = 'roomlight-history';
export const OUTBOX_DATABASE = 'roomlight-outbox';
export const KEYS_DATABASE = 'roomlight-keys';
export const DATABASES: readonly string[] = [HISTORY_DATABASE, OUTBOX_DATABASE, KEYS_DATABASE];
