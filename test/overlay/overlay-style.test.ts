import { describe, expect, test } from 'vitest';
import { overlayCss } from '../../lib/overlay/overlay-style.ts';

const AT_REST = { at: { edge: 'right', bottom: 20 }, size: null, hidden: false } as const;

describe('the overlay’s stylesheet', () => {
  test('makes every declaration about the host important, so that the page’s lose', () => {
    const [, host = ''] = /:host\{([^}]*)\}/.exec(overlayCss(AT_REST)) ?? [];
    expect(host.split(';').filter((line) => !line.endsWith('!important'))).toEqual([]);
  });

  test('takes no clicks before the frame has said how large it is', () => {
    expect(overlayCss(AT_REST)).toContain('pointer-events:none!important');
    const sized = overlayCss({ ...AT_REST, size: { width: 100, height: 50 } });
    expect(sized).toContain('pointer-events:auto!important');
  });

  test('stands at an edge at rest and anywhere while it is dragged', () => {
    expect(overlayCss(AT_REST)).toContain('right:12px!important');
    expect(overlayCss({ ...AT_REST, at: { left: 300, bottom: 40 } })).toContain(
      'left:300px!important',
    );
  });
});
