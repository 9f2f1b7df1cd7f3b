/** Something kept on disk, as a whole. `get` and `set` reject where the browser denies storage. */
export interface SavedItem<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
}
