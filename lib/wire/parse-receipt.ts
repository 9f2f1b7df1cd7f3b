import { object } from './decode.ts';
import { decodeId, decodeSeq, decodeTime } from './parse-message.ts';

/** The ok reply to a `new_msg`: where the message stands in the log. */
export interface Receipt {
  readonly id: string;
  readonly seq: number;
  /** ms */
  readonly ts: number;
}

const decodeReceipt = object({ id: decodeId, seq: decodeSeq, ts: decodeTime });

/** Reads the ok reply to a `new_msg`; null if it tells no place in a log. */
export function parseReceipt(response: unknown): Receipt | null {
  return decodeReceipt(response) ?? null;
}
