import * as v from 'valibot';
import { seqSchema, timeSchema } from './parse-message.ts';
import { text } from './schemas.ts';

/** The ok reply to a `new_msg`: where the message stands in the log. */
export interface Receipt {
  readonly id: string;
  readonly seq: number;
  /** ms */
  readonly ts: number;
}

const receiptSchema = v.object({
  id: text(128, 1),
  seq: seqSchema,
  ts: timeSchema,
});

/** Reads the ok reply to a `new_msg`; null if it tells no place in a log. */
export function parseReceipt(response: unknown): Receipt | null {
  const parsed = v.safeParse(receiptSchema, response);
  return parsed.success ? parsed.output : null;
}
