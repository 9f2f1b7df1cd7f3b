import type { OverlayPlace } from '../port/overlay-contract.ts';
import { parsePlace } from './overlay-request.ts';

/** The part of `storage.local` that is used here. */
export interface LocalArea {
  readonly get: (key: string) => Promise<Record<string, unknown>>;
  readonly set: (items: Record<string, unknown>) => Promise<void>;
}

/** Where the overlay stands, on all pages alike. */
export interface OverlayPlaceStore {
  readonly read: () => Promise<OverlayPlace>;
  readonly write: (place: OverlayPlace) => Promise<void>;
}

const KEY = 'overlay-place';
const AT_FIRST: OverlayPlace = { edge: 'right', bottom: 20 };

/** `read` never fails: without storage the overlay stands where it stands at first. */
export function overlayPlaceStore(
  local: LocalArea,
  onError: (error: unknown) => void,
): OverlayPlaceStore {
  return {
    read: () =>
      local.get(KEY).then(
        (items) => parsePlace(items[KEY]) ?? AT_FIRST,
        (error) => {
          onError(error);
          return AT_FIRST;
        },
      ),
    write: (place) => local.set({ [KEY]: place }).catch(onError),
  };
}
