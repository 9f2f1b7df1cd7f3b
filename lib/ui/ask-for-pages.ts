import { requestPages } from '../port/page-permission.ts';

/**
 * Whether others may be told of pages, by the browser's word. To be called right in the click that wants it;
 * a browser that does not believe in the click says no.
 */
export function askForPages(): Promise<boolean> {
  return requestPages().catch(() => false);
}
