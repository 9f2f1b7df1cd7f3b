import { type RefObject, useLayoutEffect } from 'react';
import { useSurface } from './RoomlightProvider.tsx';

export interface FrameSize {
  /** CSS px */
  readonly width: number;
  readonly height: number;
}

/**
 * Keeps the overlay's frame as large as what is in it. `fixed` is asked for where the content fills
 * the frame instead: the page's window may be smaller than that.
 */
export function useFrameSize(
  content: RefObject<HTMLElement | null>,
  fixed: FrameSize | null,
): void {
  const surface = useSurface();
  const width = fixed?.width;
  const height = fixed?.height;

  useLayoutEffect(() => {
    let last = '';
    const report = (size: FrameSize) => {
      const said = `${size.width}×${size.height}`;
      if (said === last) return;
      last = said;
      void surface.ask<'resize_frame'>({ type: 'resize_frame', ...size });
    };
    if (width !== undefined && height !== undefined) {
      report({ width, height });
      return undefined;
    }
    const element = content.current;
    if (!element) return undefined;
    const measure = () => {
      const box = element.getBoundingClientRect();
      report({ width: Math.ceil(box.width), height: Math.ceil(box.height) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [surface, content, width, height]);
}
