/** What goes wrong with one frame of a client. */
export type Fault =
  /** The connection breaks in the moment in which the client sends: nothing reaches the server. */
  | { readonly kind: 'cut_before_process' }
  /** It is done, and the connection breaks before anybody is told. */
  | { readonly kind: 'cut_after_process' }
  /** It is done and the others are told; the connection breaks before the reply. */
  | { readonly kind: 'cut_before_reply' }
  /** It is done, and no reply ever comes. */
  | { readonly kind: 'no_reply' }
  /** The frame is lost, the connection lives. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'late_reply'; readonly ms: number }
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAfterMs?: number }
  /** The channel's process dies: `phx_error`, no reply. */
  | { readonly kind: 'crash' }
  /** A reply as no server should make it. */
  | { readonly kind: 'odd_reply'; readonly payload: object };

/** What goes wrong with one frame of the server. */
export interface Tampering {
  /** 0 loses it, 2 doubles it. */
  readonly copies?: number;
  /** Comes so much later, ms, while others overtake it. */
  readonly lateMs?: number;
}

interface Rule<T> {
  readonly event: string;
  readonly member: string | null;
  readonly what: T;
  left: number;
}

/** Which frames something goes wrong with: the next so many of an event, of one member or of all. */
export interface FaultPlan<T> {
  add(event: string, what: T, scope?: { member?: string; times?: number }): void;
  take(event: string, member: string): T | null;
  clear(): void;
}

export function createFaultPlan<T>(): FaultPlan<T> {
  let rules: Rule<T>[] = [];
  return {
    add(event, what, { member, times = 1 } = {}) {
      rules.push({ event, member: member ?? null, what, left: times });
    },
    take(event, member) {
      const rule = rules.find(
        (candidate) =>
          candidate.event === event && (candidate.member === null || candidate.member === member),
      );
      if (!rule) return null;
      rule.left -= 1;
      if (rule.left <= 0) rules = rules.filter((other) => other !== rule);
      return rule.what;
    },
    clear() {
      rules = [];
    },
  };
}
