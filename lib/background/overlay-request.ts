import type { OverlayPlace, OverlayRequest } from '../port/overlay-contract.ts';

/** Larger than any screen: beyond it somebody makes numbers up. */
const MAX_PX = 20_000;

/** Reads what a content script says; null for anything else. A page may have got hold of one. */
export function parseOverlayRequest(message: unknown): OverlayRequest | null {
  if (typeof message !== 'object' || message === null || !('type' in message)) return null;
  const { type } = message;
  if (type === 'overlay_mounted' || type === 'page_touched' || type === 'page_sandboxed') {
    return { type };
  }
  if (type !== 'overlay_moved' || !('place' in message)) return null;
  const place = parsePlace(message.place);
  return place && { type, place };
}

/** Reads a place, as a content script says it or as it was stored. */
export function parsePlace(value: unknown): OverlayPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  const { edge, bottom } = value as Record<string, unknown>;
  if (edge !== 'left' && edge !== 'right') return null;
  return isPx(bottom) && bottom >= 0 ? { edge, bottom } : null;
}

/** A length that can be on a screen; CSS px. */
export function isPx(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_PX;
}
